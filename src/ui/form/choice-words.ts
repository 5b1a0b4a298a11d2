import type { CaKind, Mode, RouteKind, TargetKind } from '../../configuration/configuration.ts';
import type { ChoiceId } from '../../implementations/fact.ts';

/** A choice in words: what it is called, and in one line what it means, whatever the implementation. */
export interface ChoiceWords<V extends string = string> {
  readonly value: V;
  readonly choice: ChoiceId;
  readonly label: string;
  readonly means: string;
}

export const TARGETS: readonly ChoiceWords<TargetKind>[] = [
  { value: 'Service', choice: 'target-Service', label: 'Service', means: 'A port of a Service in this cluster.' },
  {
    value: 'ExternalHost',
    choice: 'target-ExternalHost',
    label: 'External host',
    means: 'A host name outside the cluster, such as a SaaS API.',
  },
  {
    value: 'Gateway',
    choice: 'target-Gateway',
    label: 'Gateway, as policy target',
    means: 'A policy on the whole Gateway, or on one of its listeners.',
  },
  {
    value: 'HTTPRoute',
    choice: 'target-HTTPRoute',
    label: 'HTTPRoute, as policy target',
    means: 'A policy on a route, or on one of its rules.',
  },
];

export const MODES: readonly ChoiceWords<Mode>[] = [
  {
    value: 'system',
    choice: 'mode-system',
    label: 'System CAs',
    means: 'Accepts what a public CA has signed for the host name.',
  },
  {
    value: 'custom',
    choice: 'mode-custom',
    label: 'Custom CA',
    means: 'Accepts what your own CA has signed for the host name, or exactly one pinned certificate.',
  },
  {
    value: 'skip',
    choice: 'mode-skip',
    label: 'Skip verification',
    means: 'Encrypts and checks nothing: anybody in between can pose as the backend.',
  },
];

export const CA_KINDS: readonly ChoiceWords<CaKind>[] = [
  {
    value: 'ConfigMap',
    choice: 'ca-ConfigMap',
    label: 'ConfigMap',
    means: 'One that exists, with the CA under ca.crt.',
  },
  { value: 'Secret', choice: 'ca-Secret', label: 'Secret', means: 'One that exists, with the CA under ca.crt.' },
  {
    value: 'ClusterTrustBundle',
    choice: 'ca-ClusterTrustBundle',
    label: 'ClusterTrustBundle',
    means: 'A cluster-wide bundle of CAs, if the cluster has the API.',
  },
  { value: 'PEM', choice: 'ca-PEM', label: 'Paste it here', means: 'PEM, from a file or the clipboard.' },
  {
    value: 'ClusterCA',
    choice: 'ca-ClusterCA',
    label: 'The cluster’s own CA',
    means: 'kube-root-ca.crt, which every namespace has: right for the Kubernetes API server.',
  },
];

export const ROUTES: readonly ChoiceWords<RouteKind>[] = [
  { value: 'HTTPRoute', choice: 'route-HTTPRoute', label: 'HTTPRoute', means: 'HTTP requests, by host and path.' },
  { value: 'GRPCRoute', choice: 'route-GRPCRoute', label: 'GRPCRoute', means: 'gRPC calls, by service and method.' },
  { value: 'TLSRoute', choice: 'route-TLSRoute', label: 'TLSRoute', means: 'TLS connections, by server name.' },
  { value: 'TCPRoute', choice: 'route-TCPRoute', label: 'TCPRoute', means: 'TCP connections, by port alone.' },
];
