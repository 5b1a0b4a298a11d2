import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { POLICY_TASK } from './sources.ts';
import { enableBackend } from './steps-backend.ts';
import { ENVOY_GROUP } from './watches.ts';

/** What has to be there first, and how to see that Envoy does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const backends = ofKind(written, 'Backend');
  const policies = ofKind(written, 'BackendTLSPolicy');
  return [
    discover(),
    ...(backends.length > 0 ? enableBackend() : []),
    status(configuration, policies, backends),
    envoysView(configuration),
    ...negative(configuration),
  ];
}

function ofKind(written: readonly Written[], kind: string): readonly Written[] {
  return written.filter(({ object }) => object.kind === kind);
}

function discover(): Step {
  return {
    id: 'eg-discover',
    phase: 'discover',
    title: 'Find out which version of Envoy Gateway runs, and whether it takes Backends',
    text: 'The tag of the image is the version. The configuration of the controller says what is switched on.',
    commands: [
      {
        run: "kubectl --namespace envoy-gateway-system get deployment envoy-gateway --output jsonpath='{.spec.template.spec.containers[0].image}'",
        expect: 'An image with a tag such as v1.9.0.',
      },
      {
        run: "kubectl --namespace envoy-gateway-system get configmap envoy-gateway-config --output jsonpath='{.data.envoy-gateway\\.yaml}'",
        expect: 'Under extensionApis: enableBackend: true, where Backends are taken.',
      },
      {
        run: `kubectl api-resources --api-group ${ENVOY_GROUP}`,
        expect: 'Backend, EnvoyProxy and others in v1alpha1.',
      },
    ],
  };
}

const CONDITIONS = '{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';

function status({ route }: Configuration, policies: readonly Written[], backends: readonly Written[]): Step {
  return {
    id: 'eg-status',
    phase: 'verify',
    title: 'Read what Envoy Gateway says of the manifests',
    text: 'A policy without any condition is one that matched no backend of a route: the connection is then plain text.',
    commands: [
      ...policies.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='${CONDITIONS}'`,
        expect: 'Accepted=True and ResolvedRefs=True, for each Gateway.',
      })),
      ...backends.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backends.${ENVOY_GROUP} ${object.metadata.name} --output jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
    evidence: [POLICY_TASK],
  };
}

/** The pods of the Gateway's proxy carry its name. */
function proxyOf({ gateway }: Configuration): string {
  const labels = `gateway.envoyproxy.io/owning-gateway-namespace=${gateway.namespace},gateway.envoyproxy.io/owning-gateway-name=${gateway.name}`;
  return `$(kubectl --namespace envoy-gateway-system get pods --selector ${labels} --output name | head -n 1)`;
}

function envoysView(configuration: Configuration): Step {
  return {
    id: 'eg-envoy',
    phase: 'verify',
    title: 'See in Envoy itself what is sent and checked',
    text: 'The configuration that the proxy really has, and its counters of handshakes. Nothing is changed; the first command stays open while you look.',
    commands: [
      {
        run: `kubectl --namespace envoy-gateway-system port-forward "${proxyOf(configuration)}" 19000:19000 &`,
        expect: 'Forwarding from 127.0.0.1:19000.',
      },
      {
        run: 'curl --silent \'localhost:19000/config_dump?resource=dynamic_active_clusters\' | grep -E \'"sni"|auto_sni|trust_chain_verification|match_typed_subject_alt_names|"exact"\'',
        expect: 'The SNI and names of the explanation; ACCEPT_UNTRUSTED only where verification is skipped.',
      },
      {
        run: "curl --silent 'localhost:19000/stats?filter=ssl.(handshake|fail_verify|connection_error)'",
        expect: 'handshake grows with the requests, and the fail_verify counters stay at 0.',
      },
    ],
    evidence: [POLICY_TASK],
  };
}

/** Verification that is never seen to fail is only believed. */
function negative({ backends }: Configuration): Step[] {
  if (!backends.some(({ validation }) => validation.mode !== 'skip')) return [];
  return [
    {
      id: 'eg-negative-counters',
      phase: 'negative',
      title: 'See Envoy count the refusal',
      text: 'While the name or the CA is wrong on purpose, every attempt has to be counted as a failed verification. Where it is not, nothing is verified. Existing connections go on until they are closed, so use new ones.',
      commands: [
        {
          run: "curl --silent 'localhost:19000/stats?filter=ssl.fail_verify'",
          expect: 'fail_verify_san grows with a wrong name, fail_verify_error with a wrong CA.',
        },
      ],
    },
  ];
}
