import type { Connection } from '../../gateway-api/hop.ts';
import { pickList } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';

/** What the standard leaves to the implementation in a connection that a policy makes: true of some, not of all. */
export function doubtsOf(routeKind: string, policy: K8sObject, connection: Connection): readonly string[] {
  if (connection.kind !== 'tls') return [];
  const names = pickList(policy, 'spec', 'validation', 'subjectAltNames');
  return [
    ...(routeKind === 'TCPRoute' ? [factOf(facts, 'route-tcproute').claim] : []),
    ...anchorDoubts(connection.anchors),
    ...(names.length > 0 ? [NAMES_EXTENDED] : []),
  ];
}

const NAMES_EXTENDED =
  'Subject alternative names are an Extended feature (BackendTLSPolicySANValidation): an implementation without it can check the host name in their place.';

const SEVERAL_REFERENCES =
  'Only one reference to a CA is Core: of several, some implementations take all, some the first, and some refuse the policy.';

function anchorDoubts(anchors: Extract<Connection, { kind: 'tls' }>['anchors']): readonly string[] {
  if (anchors.kind === 'system') return [factOf(facts, 'system-ca').claim];
  if (anchors.kind !== 'references') return [];
  const kinds = new Set(anchors.references.map(({ kind }) => kind));
  return [
    ...(kinds.has('Secret') ? [factOf(facts, 'ca-secret').claim] : []),
    ...(kinds.has('ClusterTrustBundle') ? [factOf(facts, 'ca-cluster-trust-bundle').claim] : []),
    ...(anchors.references.length > 1 ? [SEVERAL_REFERENCES] : []),
  ];
}
