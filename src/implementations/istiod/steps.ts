import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { able, type Dialect, evidenceOf } from './dialect.ts';
import { type Plan, planFor } from './plan.ts';
import { secretRights } from './steps-secrets.ts';

/** How the proxies and the control plane of a dialect are reached by commands. */
export interface Commands {
  readonly controlPlane: { readonly namespace: string; readonly deployment: string; readonly container: string };
  /** An image with a tag, for the answer to “which version”. */
  readonly image: string;
  /** Selects the pods of the gateway. */
  podsOf(configuration: Configuration): { readonly namespace: string; readonly selector: string };
  /** Installs a value anew, with the version that runs. */
  upgrade(value: string): string;
}

/** What has to be there first, and how to see that Envoy does what the diagram says. */
export function stepsWith(
  dialect: Dialect,
  commands: Commands,
  configuration: Configuration,
  written: readonly Written[],
): readonly Step[] {
  const plan = planFor(dialect, configuration);
  return [
    discover(dialect, commands),
    ...alphaSwitch(dialect, commands, configuration, written),
    ...(dialect.needsSecretRights && showsCertificate(plan)
      ? secretRights(dialect, commands, configuration, plan.proxy)
      : []),
    status(dialect, configuration, written),
    envoysView(dialect, commands, configuration),
    ...negative(dialect, commands, configuration),
  ];
}

function showsCertificate({ rules }: Plan): boolean {
  return rules.some(({ ports }) => ports.some(({ tls }) => tls.mode === 'MUTUAL'));
}

const idOf = (dialect: Dialect, name: string) => `${dialect.id}-${name}`;

function discover(dialect: Dialect, { controlPlane, image }: Commands): Step {
  const { namespace, deployment, container } = controlPlane;
  return {
    id: idOf(dialect, 'discover'),
    phase: 'discover',
    title: `Find out which version of ${dialect.label} runs, and which of its kinds the cluster has`,
    text: 'The tag of the image is the version.',
    commands: [
      {
        run: `kubectl --namespace ${namespace} get deployment ${deployment} --output jsonpath='{.spec.template.spec.containers[?(@.name=="${container}")].image}'`,
        expect: `An image with a tag such as ${image}.`,
      },
      {
        run: 'kubectl api-resources --api-group networking.istio.io',
        expect: 'DestinationRule, ServiceEntry and others.',
      },
      {
        run: 'kubectl get destinationrules.networking.istio.io --all-namespaces',
        expect: 'No rule for these backends that this one would hide, or that hides it.',
      },
    ],
  };
}

/** Kinds that are read only where alpha APIs are switched on. */
function alphaSwitch(
  dialect: Dialect,
  { controlPlane: { namespace, deployment }, upgrade }: Commands,
  { route, setting }: Configuration,
  written: readonly Written[],
): readonly Step[] {
  const hasPolicy = written.some(({ object }) => object.kind === 'BackendTLSPolicy');
  const forPolicy = hasPolicy && able(dialect, 'policy-without-flag', setting) !== 'yes';
  if (dialect.alphaSwitch === null || (!forPolicy && route.kind !== 'TCPRoute')) return [];
  const { variable, helmValue } = dialect.alphaSwitch;
  return [
    {
      id: idOf(dialect, 'alpha'),
      phase: 'prerequisite',
      title: 'Switch alpha APIs on in the control plane',
      text: 'The control plane reads the switch when it starts, so it is restarted. The proxies keep serving meanwhile. The kinds have to be installed before: it waits for them.',
      commands: [
        { run: upgrade(`${helmValue}=true`), expect: 'The release has been upgraded.' },
        {
          run: `kubectl --namespace ${namespace} rollout status deployment ${deployment}`,
          expect: `deployment “${deployment}” successfully rolled out.`,
        },
        {
          run: `kubectl --namespace ${namespace} get deployment ${deployment} --output jsonpath='{.spec.template.spec.containers[*].env[?(@.name=="${variable}")].value}'`,
          expect: 'true',
        },
      ],
      evidence: evidenceOf(dialect, 'policy-without-flag'),
    },
  ];
}

const CONDITIONS = '{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';

function status(dialect: Dialect, { route }: Configuration, written: readonly Written[]): Step {
  const policies = written.filter(({ object }) => object.kind === 'BackendTLSPolicy');
  const rules = written.filter(({ object }) => object.kind === 'DestinationRule');
  return {
    id: idOf(dialect, 'status'),
    phase: 'verify',
    title: `Read what ${dialect.label} says of the manifests`,
    text: 'A policy says whether its target and CA were found. A DestinationRule says nothing: whether it counts is seen in Envoy.',
    commands: [
      ...policies.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='${CONDITIONS}'`,
        expect: 'Accepted=True, for the target and for the Gateway; no word of several caCertificateRefs.',
      })),
      ...rules.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get destinationrules.networking.istio.io ${object.metadata.name} --output jsonpath='{.spec.host}'`,
        expect: 'The whole host name of the backend.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
    evidence: [dialect.sources.policies],
  };
}

/** The first pod of the gateway. */
export function podOf(
  { podsOf }: Commands,
  configuration: Configuration,
): { readonly namespace: string; readonly pod: string } {
  const { namespace, selector } = podsOf(configuration);
  const pod = `$(kubectl --namespace ${namespace} get pods --selector ${selector} --output name | head -n 1)`;
  return { namespace, pod };
}

function envoysView(dialect: Dialect, commands: Commands, configuration: Configuration): Step {
  const { namespace, pod } = podOf(commands, configuration);
  const admin = (path: string) => `kubectl --namespace ${namespace} exec "${pod}" -- pilot-agent request GET '${path}'`;
  return {
    id: idOf(dialect, 'envoy'),
    phase: 'verify',
    title: 'See in Envoy itself what is sent and checked',
    text: 'The configuration that the proxy really has, and its counters of handshakes. Nothing is changed.',
    commands: [
      {
        run: `${admin('config_dump?resource=dynamic_active_clusters')} | grep -E '"sni"|match_subject_alt_names|"exact"|"resource_name"|"auto_san_validation"'`,
        expect:
          'The SNI and names of the explanation. Without a name under match_subject_alt_names only the chain is checked.',
      },
      {
        run: `${admin('certs')} | grep -E 'days_until_expiration|"path"'`,
        expect: 'The CA, and the client certificate where one is shown.',
      },
      {
        run: admin('stats?filter=ssl.(handshake|fail_verify|connection_error)'),
        expect: 'handshake grows with the requests, and the fail_verify counters stay at 0.',
      },
    ],
    evidence: [dialect.sources.tls],
  };
}

/** Verification that is never seen to fail is only believed. */
function negative(dialect: Dialect, commands: Commands, configuration: Configuration): readonly Step[] {
  if (!configuration.backends.some(({ validation }) => validation.mode !== 'skip')) return [];
  const { namespace, pod } = podOf(commands, configuration);
  return [
    {
      id: idOf(dialect, 'negative-counters'),
      phase: 'negative',
      title: 'See Envoy count the refusal',
      text: 'While the name or the CA is wrong on purpose, every attempt has to be counted as a failed verification. A name that is wrong in the policy’s hostname alone proves nothing here: only the listed names are checked, so change those.',
      commands: [
        {
          run: `kubectl --namespace ${namespace} exec "${pod}" -- pilot-agent request GET 'stats?filter=ssl.fail_verify'`,
          expect: 'fail_verify_san grows with a wrong name, fail_verify_error with a wrong CA.',
        },
      ],
    },
  ];
}
