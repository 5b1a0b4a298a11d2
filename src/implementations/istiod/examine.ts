import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { minorOf } from '../../configuration/version.ts';
import type { Edit, Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { foreignHost } from '../foreign-host.ts';
import { endOfLife, unlisted } from '../version-findings.ts';
import { able, type Dialect, evidenceOf, newestOf } from './dialect.ts';
import { caFindings } from './examine-ca.ts';
import { certificateFindings } from './examine-certificate.ts';
import { destinationFindings } from './examine-destinations.ts';
import { type Plan, planFor } from './plan.ts';

/** What this version cannot do of what is asked for, and what the answer brings with it. */
export function examineWith(dialect: Dialect, configuration: Configuration): readonly Finding[] {
  const plan = planFor(dialect, configuration);
  return [
    ...passthroughOnly(dialect, configuration),
    ...flagNeeded(dialect, configuration, plan),
    ...advisory(dialect, configuration, plan),
    ...meshWide(dialect, configuration, plan),
    ...caFindings(dialect, configuration, plan),
    ...certificateFindings(dialect, configuration, plan),
    ...destinationFindings(dialect, configuration, plan),
    ...foreignHost(configuration, `${dialect.prefix}-22`, evidenceOf(dialect, 'target-external-host')),
    ...endOfLife(configuration, `${dialect.prefix}-17`, dialect.versioned),
    ...unlisted(configuration, `${dialect.prefix}-18`, dialect.versioned, dialect.differences),
  ];
}

/** The backends that a policy is written for. */
export function byPolicy({ backends }: Configuration, { ways }: Plan): readonly number[] {
  return backends.flatMap(({ target, validation }, index) => {
    const isBackend = target.kind === 'Service' || target.kind === 'ExternalHost';
    return isBackend && validation.mode !== 'skip' && ways[index] === 'policy' ? [index] : [];
  });
}

export function throughRule(dialect: Dialect, { options }: Configuration): Fix {
  const edits: readonly Edit[] = [{ at: 'options', value: { ...options, [dialect.through.id]: 'destination-rule' } }];
  return { label: 'Verify through a DestinationRule, for this gateway alone', edits };
}

function toNewest(dialect: Dialect): readonly Fix[] {
  const [minor] = newestOf(dialect) ?? [];
  if (minor === undefined) return [];
  return [{ label: `Use ${dialect.label} ${minor}`, edits: [{ at: 'setting.version', value: minor }] }];
}

/** IST-20: nothing terminates TLS for a TLSRoute. */
function passthroughOnly(dialect: Dialect, { route, setting }: Configuration): readonly Finding[] {
  if (route.kind !== 'TLSRoute' || able(dialect, 'tlsroute-terminate', setting) !== 'no') return [];
  const { claim, evidence } = factOf(dialect.facts, 'tlsroute-passthrough-only');
  return [
    {
      id: `${dialect.prefix}-20`,
      severity: 'error',
      message: `${dialect.label} ${setting.version} does not terminate TLS for a TLSRoute.`,
      reason: `${claim} Settings for the backend would wrap the client’s TLS in a second one.`,
      at: { field: 'route.kind' },
      evidence,
      fixes: [
        ...(dialect.facts.some(({ id }) => id === 'tlsroute-terminate') ? toNewest(dialect) : []),
        {
          label: 'Use an HTTPRoute',
          edits: [
            { at: 'route.kind', value: 'HTTPRoute' },
            { at: 'gateway.listener.protocol', value: 'HTTPS' },
          ],
        },
      ],
    },
  ];
}

/** IST-03: what is read only where the switch for alpha APIs is on. */
function flagNeeded(dialect: Dialect, configuration: Configuration, plan: Plan): readonly Finding[] {
  const { setting, route } = configuration;
  if (dialect.alphaSwitch === null) return [];
  const { variable } = dialect.alphaSwitch;
  const findings: Finding[] = [];
  const common = { id: `${dialect.prefix}-03`, severity: 'warning' } as const;
  const [first] = byPolicy(configuration, plan);
  if (first !== undefined && able(dialect, 'policy-without-flag', setting) !== 'yes') {
    const { claim, evidence } = factOf(dialect.facts, 'policy-without-flag');
    findings.push({
      ...common,
      message: `BackendTLSPolicy is read only where ${variable} is true.`,
      reason: `${claim} Without it nothing says so, and the connection is plain text. A DestinationRule needs no switch.`,
      at: { field: 'setting.version' },
      evidence,
      fixes: [throughRule(dialect, configuration), ...toNewest(dialect)],
    });
  }
  if (route.kind === 'TCPRoute') {
    findings.push({
      ...common,
      message: `A TCPRoute is read only where ${variable} is true.`,
      reason:
        'Without it the listener takes no connections, and the route gets no status. The first steps switch it on.',
      at: { field: 'route.kind' },
      evidence: factOf(dialect.facts, 'route-TCPRoute').evidence,
      fixes: [],
    });
  }
  return findings;
}

/** IST-04: what a missing CA does to the sidecars of the mesh. */
function advisory(dialect: Dialect, configuration: Configuration, plan: Plan): readonly Finding[] {
  const { setting, backends } = configuration;
  const first = byPolicy(configuration, plan).find((index) => backends[index]?.validation.mode === 'custom');
  const state = able(dialect, 'missing-ca-refused', setting);
  if (first === undefined || state === 'yes' || !dialect.hasMesh) return [];
  const { claim, evidence } = factOf(dialect.facts, 'missing-ca-refused');
  return [
    {
      id: `${dialect.prefix}-04`,
      severity: state === 'no' ? 'warning' : 'info',
      message: 'Where the CA is missing, sidecars of the mesh may send plain text to this backend.',
      reason: `${claim} The gateway itself refuses to connect in every version.`,
      at: { field: 'setting.version' },
      evidence,
      fixes: [...toPatch(dialect, configuration), throughRule(dialect, configuration)],
    },
  ];
}

/** The newest patch of the minor, where that is known to be mended. */
function toPatch(dialect: Dialect, { setting }: Configuration): readonly Fix[] {
  const patch = dialect.versioned.versions.find(({ minor }) => minor === minorOf(setting.version))?.newestPatch;
  if (patch === undefined || able(dialect, 'missing-ca-refused', { ...setting, version: patch }) !== 'yes') return [];
  return [{ label: `Use ${dialect.label} ${patch}`, edits: [{ at: 'setting.version', value: patch }] }];
}

/** IST-11: a policy is for all clients. For a host outside, a client with TLS of its own then speaks TLS in TLS. */
function meshWide(dialect: Dialect, configuration: Configuration, plan: Plan): readonly Finding[] {
  const indexes = byPolicy(configuration, plan);
  const outside = indexes.find((index) => configuration.backends[index]?.target.kind === 'ExternalHost');
  const index = outside ?? indexes[0];
  if (index === undefined || !dialect.hasMesh) return [];
  const { claim, evidence } = factOf(dialect.facts, 'policy-mesh-wide');
  const consequence =
    outside === undefined
      ? 'Sidecars then verify this backend too, and stop using the mesh’s own mutual TLS with it.'
      : 'Pods of the mesh that speak TLS to this host themselves get theirs wrapped in a second one, and fail.';
  return [
    {
      id: `${dialect.prefix}-11`,
      severity: outside === undefined ? 'info' : 'warning',
      message: 'The policy holds for every client in the mesh, not for the gateway alone.',
      reason: `${claim} ${consequence}`,
      at: { field: `${backendPath(index)}.validation` },
      evidence,
      fixes: [throughRule(dialect, configuration)],
    },
  ];
}
