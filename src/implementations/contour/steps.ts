import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { AUTH, SERVE } from './sources.ts';
import { flagsFor } from './watches.ts';

/** What has to be there first, and how to see that Envoy does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [discover(), ...flags(configuration), status(configuration, written), envoysView()];
}

function discover(): Step {
  return {
    id: 'contour-discover',
    phase: 'discover',
    title: 'Find out which version of Contour runs, and what it is started with',
    text: 'The tag of the image is the version. Contour’s Gateway provisioner puts it into the namespace of the Gateway, as contour-<Gateway>.',
    commands: [
      {
        run: 'kubectl get deployments --all-namespaces --output jsonpath=\'{range .items[*]}{.metadata.namespace}/{.metadata.name} {.spec.template.spec.containers[*].image} {.spec.template.spec.containers[*].args}{"\\n"}{end}\' | grep projectcontour/contour',
        expect: 'An image with a tag such as v1.33.6, and the arguments of contour serve.',
      },
    ],
  };
}

function flags({ setting }: Configuration): Step[] {
  const needed = flagsFor(setting);
  if (needed.length === 0) return [];
  return [
    {
      id: 'contour-features',
      phase: 'prerequisite',
      title: 'Start Contour without the kinds that the cluster does not serve',
      text: `Contour waits for every kind that it watches. In this cluster it needs ${needed.join(' ')}, or ContourDeployment.spec.contour.disabledFeatures for the provisioner. Without BackendTLSPolicy nothing can be verified: that takes the experimental channel of Gateway API.`,
      commands: [
        {
          run: 'kubectl api-resources --api-group gateway.networking.k8s.io --output wide',
          expect:
            'TLSRoute and TCPRoute v1alpha2 and BackendTLSPolicy v1alpha3, or the flags for those that are missing.',
        },
      ],
      evidence: [SERVE],
    },
  ];
}

function status({ route }: Configuration, written: readonly Written[]): Step {
  const policies = written.filter(({ object }) => object.kind === 'BackendTLSPolicy');
  return {
    id: 'contour-status',
    phase: 'verify',
    title: 'Read what Contour says of the manifests',
    text: 'A policy that is not accepted, or without any condition, leaves the connection as the Service says: plain text, or TLS without verification. The route’s own status does not show it.',
    commands: [
      ...policies.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicies.v1alpha3.gateway.networking.k8s.io ${object.metadata.name} --output jsonpath='{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True: “Accepted BackendTLSPolicy”.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
  };
}

function envoysView(): Step {
  return {
    id: 'contour-envoy',
    phase: 'verify',
    title: 'See in Envoy itself what is checked',
    text: 'The configuration that the proxy really has, and its counters of handshakes. Nothing is changed; the first command stays open while you look. With the provisioner the DaemonSet is envoy-<Gateway>, in the Gateway’s namespace.',
    commands: [
      {
        run: 'kubectl --namespace projectcontour port-forward daemonset/envoy 9001:9001 &',
        expect: 'Forwarding from 127.0.0.1:9001.',
      },
      {
        run: 'curl --silent \'localhost:9001/config_dump?resource=dynamic_active_clusters\' | grep -E \'"name"|transport_socket|trusted_ca|match_typed_subject_alt_names|"exact"\'',
        expect: 'For a verified backend trusted_ca and its host name; for a skipped one transport_socket alone.',
      },
      {
        run: "curl --silent 'localhost:9001/stats?filter=ssl.(handshake|fail_verify|connection_error)'",
        expect: 'handshake grows with the requests, and the fail_verify counters stay at 0.',
      },
    ],
    evidence: [AUTH],
  };
}
