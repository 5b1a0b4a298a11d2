import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { emitValue } from '../../manifest/emit.ts';
import { abilitiesOf } from './abilities.ts';
import { DEBUG_GUIDE, NOTES_22, TLS_GUIDE } from './sources.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** What has to be there first, and how to see that Envoy does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const { route, setting } = configuration;
  const experimental = route.kind === 'TLSRoute' || route.kind === 'TCPRoute';
  return [
    discover(),
    ...(experimental && abilitiesOf(setting).experimentalSwitch !== 'no' ? [enableExperimental()] : []),
    status(configuration, written),
    envoysView(configuration),
    ...negative(configuration),
  ];
}

function discover(): Step {
  return {
    id: 'kgw-discover',
    phase: 'discover',
    title: 'Find out which version of kgateway runs, and what is switched on',
    text: 'The tag of the image is the version. The environment of the controller says whether experimental features are on.',
    commands: [
      {
        run: "kubectl --namespace kgateway-system get deployment kgateway --output jsonpath='{.spec.template.spec.containers[0].image}'",
        expect: 'An image with a tag such as v2.5.2.',
      },
      {
        run: 'kubectl --namespace kgateway-system set env deployment/kgateway --list',
        expect: 'KGW_ENABLE_EXPERIMENTAL_GATEWAY_API_FEATURES, where it is set.',
      },
      {
        run: `kubectl api-resources --api-group ${KGATEWAY_GROUP}`,
        expect: 'Backend, BackendConfigPolicy and others in v1alpha1.',
      },
      {
        run: 'kubectl explain backendconfigpolicy.spec.tls',
        expect: 'secretRef, insecureSkipVerify, sni, verifySubjectAltNames and parameters.',
      },
    ],
  };
}

function enableExperimental(): Step {
  const path = 'kgateway-values.yaml';
  const running =
    "$(kubectl --namespace kgateway-system get deployment kgateway --output jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://')";
  const content = { controller: { extraEnv: { KGW_ENABLE_EXPERIMENTAL_GATEWAY_API_FEATURES: 'true' } } };
  return {
    id: 'kgw-experimental',
    phase: 'prerequisite',
    title: 'Switch TCPRoute and TLSRoute on',
    text: 'The controller reads its environment when it starts, so it is restarted; the proxies keep serving meanwhile. The version stays the one that runs. Not needed where the variable is true already.',
    commands: [
      {
        run: `helm upgrade kgateway oci://cr.kgateway.dev/kgateway-dev/charts/kgateway --version "${running}" --namespace kgateway-system --reuse-values --values ${path}`,
        expect: 'Release “kgateway” has been upgraded.',
      },
      {
        run: 'kubectl --namespace kgateway-system rollout status deployment kgateway',
        expect: 'deployment “kgateway” successfully rolled out.',
      },
    ],
    file: { path, content: emitValue(content) },
    evidence: [NOTES_22],
  };
}

const CONDITIONS = '{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';

function status({ route }: Configuration, written: readonly Written[]): Step {
  const policies = written.filter(
    ({ object }) => object.kind === 'BackendTLSPolicy' || object.kind === 'BackendConfigPolicy',
  );
  return {
    id: 'kgw-status',
    phase: 'verify',
    title: 'Read what kgateway says of the manifests',
    text: 'A policy without any condition is one that matched no backend of a route. Accepted alone proves little: Envoy’s own view does.',
    commands: [
      ...policies.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get ${object.kind.toLowerCase()} ${object.metadata.name} --output jsonpath='${CONDITIONS}'`,
        expect:
          object.kind === 'BackendTLSPolicy'
            ? 'Accepted=True and ResolvedRefs=True.'
            : 'Accepted=True, and not Overridden.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
    evidence: [TLS_GUIDE],
  };
}

/** The proxy of a Gateway has its name and namespace. */
function envoysView({ gateway }: Configuration): Step {
  return {
    id: 'kgw-envoy',
    phase: 'verify',
    title: 'See in Envoy itself what is sent and checked',
    text: 'The configuration that the proxy really has, and its counters of handshakes. Nothing is changed; the first command stays open while you look.',
    commands: [
      {
        run: `kubectl --namespace ${gateway.namespace} port-forward deployment/${gateway.name} 19000:19000 &`,
        expect: 'Forwarding from 127.0.0.1:19000.',
      },
      {
        run: 'curl --silent \'localhost:19000/config_dump?resource=dynamic_active_clusters\' | grep -E \'"sni"|trusted_ca|SYSTEM_CA|match_typed_subject_alt_names|"exact"|tls_maximum_protocol_version\'',
        expect: 'SNI, CA and names of the explanation. A transport socket without a CA verifies nothing.',
      },
      {
        run: "curl --silent 'localhost:19000/stats?filter=ssl.(handshake|fail_verify|connection_error)'",
        expect: 'handshake grows with the requests, and the fail_verify counters stay at 0.',
      },
    ],
    evidence: [DEBUG_GUIDE],
  };
}

/** Verification that is never seen to fail is only believed. */
function negative({ backends }: Configuration): Step[] {
  if (!backends.some(({ validation }) => validation.mode !== 'skip')) return [];
  return [
    {
      id: 'kgw-negative-counters',
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
