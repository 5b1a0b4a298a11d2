import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { foreignHost } from '../foreign-host.ts';
import { endOfLife, unlisted, type Versioned } from '../version-findings.ts';
import { type Abilities, abilitiesOf, factBehind } from './abilities.ts';
import { trustBundleFindings } from './examine-ca.ts';
import { clientTlsFindings } from './examine-client-tls.ts';
import { facts } from './facts.ts';
import { planBackends } from './plan-backends.ts';
import { planClientTls } from './plan-client-tls.ts';
import { BACKEND_TASK, MATRIX } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'Envoy Gateway', versions, evidence: [MATRIX] };
const DIFFERENCES =
  'Fields that depend on the version: Backend.spec.tls.sni, client certificate and TLS versions in a Backend from 1.6; the Gateway’s own client certificate from 1.8; TLS 1.3 by default from 1.8.3. An older controller ignores or refuses them.';

/** What this version of Envoy Gateway cannot do of what is asked for, and what the answer leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  const abilities = abilitiesOf(configuration.setting);
  const plans = planBackends(configuration, abilities);
  const clientTls = planClientTls(configuration, abilities, plans);
  return [
    ...passthroughOnly(configuration, abilities),
    ...widenedNames(configuration, abilities),
    ...trustBundleFindings(configuration, abilities),
    ...foreignHost(configuration, 'EG-25', [BACKEND_TASK]),
    ...clientTlsFindings(configuration, abilities, plans, clientTls),
    ...endOfLife(configuration, 'EG-22', VERSIONED),
    ...unlisted(configuration, 'EG-23', VERSIONED, DIFFERENCES),
  ];
}

/** EG-20: before 1.7 nothing terminates TLS for a TLSRoute. */
function passthroughOnly({ route, setting }: Configuration, abilities: Abilities): Finding[] {
  if (route.kind !== 'TLSRoute' || abilities.tlsRouteTerminates !== 'no') return [];
  const { claim, evidence } = factOf(facts, 'tlsroute-passthrough-only');
  return [
    {
      id: 'EG-20',
      severity: 'error',
      message: `Envoy Gateway ${setting.version} does not terminate TLS for a TLSRoute.`,
      reason: `${claim} Settings for it would wrap the client’s TLS in a second one. Use Envoy Gateway 1.7 or later, or an HTTPRoute.`,
      at: { field: 'route.kind' },
      evidence,
      fixes: [
        { label: 'Use Envoy Gateway 1.9', edits: [{ at: 'setting.version', value: '1.9' }] },
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

/** EG-17: 1.5 accepts a certificate for the host name beside the listed names. */
function widenedNames({ backends }: Configuration, abilities: Abilities): Finding[] {
  if (abilities.sansAlone !== 'no') return [];
  return backends.flatMap(({ validation, target }, index): Finding[] => {
    if (validation.mode === 'skip' || validation.subjectAltNames.length === 0) return [];
    const { hostname, subjectAltNames } = validation;
    const listed = subjectAltNames.some((san) => san.type === 'Hostname' && san.hostname === hostname);
    if (listed || target.kind === 'Gateway' || target.kind === 'HTTPRoute') return [];
    const { claim, evidence } = factBehind('sansAlone');
    const at = `${backendPath(index)}.validation.subjectAltNames`;
    const whole = [...subjectAltNames, { type: 'Hostname', hostname } as const];
    return [
      {
        id: 'EG-17',
        severity: 'error',
        message: `A certificate for ${hostname} is accepted too, although it is not in the list.`,
        reason: `${claim} More certificates pass than the list says.`,
        at: { field: at },
        evidence,
        fixes: [
          { label: 'Use Envoy Gateway 1.9', edits: [{ at: 'setting.version', value: '1.9' }] },
          ...(whole.length > 5 ? [] : [{ label: `Put ${hostname} into the list`, edits: [{ at, value: whole }] }]),
        ],
      },
    ];
  });
}
