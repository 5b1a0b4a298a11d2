import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { foreignHost } from '../foreign-host.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { type Abilities, abilitiesOf, factBehind } from './abilities.ts';
import { clientTlsFindings } from './examine-client-tls.ts';
import { facts } from './facts.ts';
import { type Plan, planBackends } from './plan.ts';
import { POLICY_WINS, RELEASES, TLS_GUIDE } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'kgateway', versions, evidence: [RELEASES] };
const DIFFERENCES =
  'Much depends on the version: a sectionName in a BackendTLSPolicy before 2.4 means plain text, the Gateway’s client certificate counts from 2.4, a Secret as CA from 2.2, BackendConfigPolicy from 2.1.';

const NEWEST: Fix = { label: 'Use kgateway 2.5', edits: [{ at: 'setting.version', value: '2.5' }] };

/** What this version of kgateway cannot do of what is asked for, and what the answer leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  const abilities = abilitiesOf(configuration.setting);
  const plans = planBackends(configuration, abilities);
  return [
    ...passthroughOnly(configuration, abilities),
    ...grpcListener(configuration, abilities),
    ...namesUnchecked(configuration, abilities),
    ...sharedTargets(configuration, plans),
    ...clientTlsFindings(configuration, abilities),
    ...experimentalRoutes(configuration, abilities),
    ...foreignHost(configuration, 'KGW-25', [TLS_GUIDE]),
    ...unlisted(configuration, 'KGW-26', VERSIONED, DIFFERENCES),
  ];
}

const TO_HTTP_ROUTE: Fix = {
  label: 'Use an HTTPRoute',
  edits: [
    { at: 'route.kind', value: 'HTTPRoute' },
    { at: 'gateway.listener.protocol', value: 'HTTPS' },
  ],
};

/** KGW-20: before 2.3 nothing ends TLS for a TLSRoute. */
function passthroughOnly({ route, setting }: Configuration, abilities: Abilities): Finding[] {
  if (route.kind !== 'TLSRoute' || abilities.tlsRouteTerminates !== 'no') return [];
  const { claim, evidence } = factOf(facts, 'route-TLSRoute-passthrough');
  return [
    {
      id: 'KGW-20',
      severity: 'error',
      message: `kgateway ${setting.version} does not end TLS for a TLSRoute.`,
      reason: `${claim} Policies on its backends would wrap the client’s TLS in a second one.`,
      at: { field: 'route.kind' },
      evidence,
      fixes: [NEWEST, TO_HTTP_ROUTE],
    },
  ];
}

/** KGW-21: before 2.3 a GRPCRoute has to come in without TLS. */
function grpcListener({ route, gateway, setting }: Configuration, abilities: Abilities): Finding[] {
  const { protocol, tlsMode } = gateway.listener;
  const ends = protocol === 'HTTPS' || (protocol === 'TLS' && tlsMode === 'Terminate');
  if (route.kind !== 'GRPCRoute' || !ends || abilities.grpcOnHttps !== 'no') return [];
  const { claim, evidence } = factBehind('grpcOnHttps');
  return [
    {
      id: 'KGW-21',
      severity: 'error',
      message: `kgateway ${setting.version} does not attach a GRPCRoute to a listener that ends TLS.`,
      reason: `${claim} The route is not accepted, and requests find nothing.`,
      at: { field: 'gateway.listener.protocol' },
      evidence,
      fixes: [
        NEWEST,
        TO_HTTP_ROUTE,
        { label: 'Use a listener without TLS', edits: [{ at: 'gateway.listener.protocol', value: 'HTTP' }] },
      ],
    },
  ];
}

/** KGW-22: a CA is not all that verification takes. */
function namesUnchecked({ backends, setting }: Configuration, abilities: Abilities): Finding[] {
  if (abilities.policyVerifies !== 'no') return [];
  return backends.flatMap(({ validation }, index): Finding[] => {
    if (validation.mode !== 'custom') return [];
    const { claim, evidence } = factOf(facts, 'custom-ca-2.0');
    return [
      {
        id: 'KGW-22',
        severity: 'error',
        message: `kgateway ${setting.version} does not check the name in the certificate.`,
        reason: `${claim} The policy is accepted, and nothing says so.`,
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence,
        fixes: [NEWEST],
      },
    ];
  });
}

/** KGW-08: backends of the form that share what a policy is for. Two policies for one port are told by the standard's check. */
function sharedTargets({ backends, setting }: Configuration, plans: readonly Plan[]): Finding[] {
  return plans.flatMap(({ clash }, index): Finding[] => {
    const [one, other] = [clash === undefined ? undefined : backends[clash], backends[index]];
    if (clash === undefined || one?.target.kind !== 'Service' || other?.target.kind !== 'Service') return [];
    const told =
      one.validation.mode !== 'skip' &&
      other.validation.mode !== 'skip' &&
      one.target.portName === other.target.portName &&
      plans[clash]?.way?.kind === 'policy';
    if (told) return [];
    const { namespace, name } = other.target;
    return [
      {
        id: 'KGW-08',
        severity: 'error',
        message: `kgateway ${setting.version} cannot treat two backends of Service ${namespace}/${name} in different ways.`,
        reason:
          'A BackendConfigPolicy is for all ports of a Service, and before 2.4 so is every BackendTLSPolicy that works. Only the first wish is written. Give the other port a Service of its own, or ask for the same.',
        at: { field: `${backendPath(index)}.validation` },
        evidence: [...factBehind('sections').evidence, POLICY_WINS],
        fixes: [
          {
            label: 'Validate both like the first',
            edits: [{ at: `${backendPath(index)}.validation`, value: { ...one.validation } }],
          },
        ],
      },
    ];
  });
}

/** KGW-24: routes that a switch of the controller decides about. */
function experimentalRoutes({ route }: Configuration, abilities: Abilities): Finding[] {
  const experimental = route.kind === 'TLSRoute' || route.kind === 'TCPRoute';
  if (!experimental || abilities.experimentalSwitch === 'no') return [];
  const { claim, evidence } = factBehind('experimentalSwitch');
  return [
    {
      id: 'KGW-24',
      severity: 'warning',
      message: `Whether kgateway reads a ${route.kind} can depend on a switch.`,
      reason: `${claim} Where it is off the route gets no status, and nothing listens. The first steps look it up, and set it.`,
      at: { field: 'route.kind' },
      evidence,
      fixes: [],
    },
  ];
}
