import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, listenerModes, serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, namespaceOf } from '../../gateway-api/found.ts';
import { pickList } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, sameRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Destined, destinationOf, unknownTo } from './destinations.ts';
import type { Dialect, GatewayAt } from './dialect.ts';
import { parentGateways } from './gateways.ts';
import { notFoundByRoute } from './inspect-hostnames.ts';
import { outOfReach } from './inspect-out-of-reach.ts';
import { type LookUp, lookUpRule } from './look-up.ts';
import { allRules, lookUpOptions } from './observe.ts';
import { isIgnored, policiesOf, takes, targetOf } from './policy-rules.ts';
import { type Told, tlsForPort } from './rules.ts';

/** What a gateway makes of rules and policies for one destination: IST-08, IST-21, IST-27, IST-30, IST-34, IST-35. */
export function reachFindings(dialect: Dialect, found: Found, setting: Setting): readonly Finding[] {
  const rules = allRules(dialect, found, setting);
  const options = lookUpOptions(dialect, setting);
  return backendRefsOf(found).flatMap((ref) => {
    const to = serviceEndpoint(found, ref);
    return parentGateways(found, ref).flatMap((gateway) => {
      const proxy = dialect.proxyOf(gateway);
      const destined = destinationOf(found, ref, to, setting.clusterDomain, proxy.namespace);
      if (destined === undefined || unknownTo(found, destined, proxy.namespace) !== undefined) return [];
      const result = lookUpRule(rules, proxy, destined, options);
      const told = tlsForPort(result.rule?.trafficPolicy, ref.port);
      const seen = { dialect, found, setting, ref, destined, gateway, result, told };
      return [
        ...policiesWithoutEffect(seen),
        ...bareEntry(seen),
        ...hiding(seen),
        ...outOfReach({ dialect, rules, host: destined.host, port: ref.port, gateway, result }),
        ...wrapped(seen),
        ...notFoundByRoute(dialect, ref, destined),
      ];
    });
  });
}

interface Seen {
  readonly dialect: Dialect;
  readonly found: Found;
  readonly setting: Setting;
  readonly ref: BackendRef;
  readonly destined: Destined;
  readonly gateway: GatewayAt;
  readonly result: LookUp;
  /** The settings that count for the port. */
  readonly told: Told | undefined;
}

/** IST-08: a policy for the destination, and the gateway goes by something else. */
function policiesWithoutEffect({
  dialect,
  found,
  setting,
  ref,
  destined,
  gateway,
  told,
  result,
}: Seen): readonly Finding[] {
  if (told?.because.object.kind === 'BackendTLSPolicy') return [];
  const target = destined.entry === undefined ? serviceRef(destined) : identityOf(destined.entry);
  const rule = told?.because.object;
  // A rule merged with what is made of policies still counts as made of them; its settings tell where they come from.
  const isMerged = result.rule?.madeOfPolicies ?? true;
  if (target === undefined || (isMerged && rule === undefined)) return [];
  return policiesOf(found)
    .filter((policy) => !isIgnored(policy, dialect, setting) && holds(policy, target, dialect, setting))
    .map((policy): Finding => {
      const { claim, evidence } = factOf(dialect.facts, isMerged ? 'rule-over-policy' : 'rule-hides-others');
      return {
        id: `${dialect.prefix}-08`,
        severity: 'error',
        message: `${describeRef(identityOf(policy))} has no effect for Gateway ${gateway.namespace}/${gateway.name}.`,
        reason: `${rule === undefined ? 'A DestinationRule for the host counts there, and it says nothing of TLS for this port.' : `${describeRef(rule)} counts there.`} ${claim} Keep one of the two for a destination.`,
        at: { object: identityOf(policy), path: ['spec', 'targetRefs'] },
        evidence: [...evidence, ...(ref.to.kind === 'Service' ? [] : [dialect.sources.lookUp])],
        fixes: [],
      };
    });
}

function serviceRef({ to }: Destined): ObjectRef | undefined {
  return to.kind === 'Service' ? { group: '', kind: 'Service', namespace: to.namespace, name: to.name } : undefined;
}

function holds(policy: K8sObject, target: ObjectRef, dialect: Dialect, setting: Setting): boolean {
  return pickList(policy, 'spec', 'targetRefs').some((ref) => {
    const own = targetOf(policy, ref);
    return (
      sameRef(own, { ...target, namespace: namespaceOf(policy) }) &&
      target.namespace === namespaceOf(policy) &&
      takes(own, dialect, setting)
    );
  });
}

/** IST-27: an entry for the port that says nothing of TLS, under settings that do. */
function bareEntry({ dialect, ref, result: { rule }, told, destined }: Seen): readonly Finding[] {
  const above = rule?.trafficPolicy?.tls;
  if (told !== undefined || above === undefined) return [];
  const { claim, evidence } = factOf(dialect.facts, 'port-entry-stands-alone');
  return [
    {
      id: `${dialect.prefix}-27`,
      severity: 'error',
      message: `Port ${ref.port} of ${destined.host} gets no TLS, although its rule has TLS settings.`,
      reason: `${claim} Repeat tls in the entry for the port.`,
      at: { object: above.because.object, path: ['spec', 'trafficPolicy', 'portLevelSettings'] },
      evidence,
      fixes: [],
    },
  ];
}

/** IST-30: rules for others, which end the search for this gateway too. */
function hiding({ dialect, gateway, destined, result }: Seen): readonly Finding[] {
  const [first] = result.hiding;
  if (first === undefined || result.rule !== undefined) return [];
  const { claim, evidence } = factOf(dialect.facts, 'rule-hides-others');
  const because = first.trafficPolicy?.tls?.because ?? first.trafficPolicy?.ports.find(({ tls }) => tls)?.tls?.because;
  return [
    {
      id: `${dialect.prefix}-30`,
      severity: 'warning',
      message: `For Gateway ${gateway.namespace}/${gateway.name} no rule counts for ${destined.host}: one in its namespace selects other pods.`,
      reason: `${claim} What stands in the destination’s own namespace is not looked at any more.`,
      at: because === undefined ? {} : { object: because.object, path: ['spec', 'workloadSelector'] },
      evidence,
      fixes: [],
    },
  ];
}

/** IST-21: a rule with TLS where the client's TLS goes through already. For policies the standard's own check says it. */
function wrapped({ dialect, found, ref, told }: Seen): readonly Finding[] {
  const isStream = ref.routeRef.kind === 'TLSRoute' || ref.routeRef.kind === 'TCPRoute';
  const mode = told?.settings.mode;
  const adds = mode === 'SIMPLE' || mode === 'MUTUAL';
  if (told === undefined || !isStream || !adds || !listenerModes(found, ref.route).has('passthrough')) return [];
  if (told.because.object.kind === 'BackendTLSPolicy' && ref.to.kind === 'Service') return [];
  return [
    {
      id: `${dialect.prefix}-21`,
      severity: 'error',
      message: `${describeRef(ref.routeRef)} passes TLS through, and ${describeRef(told.because.object)} adds TLS to it.`,
      reason:
        'The backend sees TLS in TLS and gives up. Terminate TLS at the listener, or leave the port without TLS settings.',
      at: { object: told.because.object, path: told.because.path, field: 'gateway.listener.tlsMode' },
      evidence: [dialect.sources.tls],
      fixes: [
        { label: 'Terminate TLS at the listener', edits: [{ at: 'gateway.listener.tlsMode', value: 'Terminate' }] },
      ],
    },
  ];
}
