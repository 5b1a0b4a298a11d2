import { type BackendRef, listenerModes, serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { pickList } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { configPoliciesFor } from './config-policies.ts';
import { facts } from './facts.ts';
import { wrongGroup } from './inspect-policies.ts';
import { policyDraft } from './observe-policy.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** Routes, and the policies that meet at what they lead to: KGW-05, KGW-08, KGW-11, KGW-13, KGW-16. */
export function routeFindings(found: Found, refs: readonly BackendRef[], abilities: Abilities): readonly Finding[] {
  return refs.flatMap((ref) => [
    ...groupOfRef(ref),
    ...portOnBackend(ref),
    ...bothPolicies(found, ref, abilities),
    ...allPorts(found, ref, abilities),
    ...wrapped(found, ref, abilities),
  ]);
}

function groupOfRef({ to, routeRef, path }: BackendRef): Finding[] {
  if (to.kind !== 'Backend' || to.group === KGATEWAY_GROUP) return [];
  return [
    wrongGroup({ object: routeRef, path }, 'The route gets ResolvedRefs False, and requests are answered with 500.'),
  ];
}

/** KGW-11: the port is the Backend's own business. */
function portOnBackend({ to, port, routeRef, path }: BackendRef): Finding[] {
  if (to.group !== KGATEWAY_GROUP || to.kind !== 'Backend' || port === null) return [];
  const { claim, evidence } = factOf(facts, 'no-port-on-backend');
  return [
    {
      id: 'KGW-11',
      severity: 'error',
      message: `The reference to ${describeRef(to)} has a port.`,
      reason: `${claim} Requests are answered with 500.`,
      at: { object: routeRef, path: [...path, 'port'] },
      evidence,
      fixes: [
        {
          label: 'Leave the port out',
          edits: [],
          manifests: { kind: 'edit', edits: [{ object: routeRef, path: [...path, 'port'], value: null }] },
        },
      ],
    },
  ];
}

/** KGW-05: a policy of each kind sets TLS for one backend. */
function bothPolicies(found: Found, { to, ...ref }: BackendRef, abilities: Abilities): Finding[] {
  const [config] = abilities.config === 'no' ? [] : configPoliciesFor(found, to);
  const { portName } = serviceEndpoint(found, { to, ...ref });
  if (config === undefined || policyDraft(found, to, portName, abilities) === undefined) return [];
  const undefinedOrder = abilities.policyBeforeConfig === 'no';
  const { claim, evidence } = factBehind('policyBeforeConfig');
  const port = ref.port === null ? '' : ` port ${ref.port}`;
  return [
    {
      id: 'KGW-05',
      severity: undefinedOrder ? 'error' : 'warning',
      message: undefinedOrder
        ? `A BackendTLSPolicy and ${describeRef(identityOf(config))} both set TLS for ${describeRef(to)}.`
        : `The tls of ${describeRef(identityOf(config))} does not count for ${describeRef(to)}${port}.`,
      reason: `${claim} ${undefinedOrder ? 'Whether anything is verified can change with every restart. Keep one of them.' : 'The BackendTLSPolicy says what is sent and checked there; client certificate and TLS versions of the other are lost.'}`,
      at: { object: identityOf(config), path: ['spec', 'tls'] },
      evidence,
      fixes: [],
    },
  ];
}

/** KGW-08: more ports than the one that the route leads to. */
function allPorts(found: Found, { to }: BackendRef, abilities: Abilities): Finding[] {
  const ports = pickList(lookUp(found, to), 'spec', 'ports');
  if (to.group !== '' || to.kind !== 'Service' || ports.length < 2) return [];
  const [config] = abilities.config === 'no' ? [] : configPoliciesFor(found, to);
  const whole = attachmentsTo(found, to).find(({ section }) => section === null);
  const policy = config ?? whole?.policy;
  if (policy === undefined) return [];
  return [
    {
      id: 'KGW-08',
      severity: 'warning',
      message: `${describeRef(identityOf(policy))} holds for all ${ports.length} ports of ${describeRef(to)}.`,
      reason: `${config === undefined ? 'It names none of them.' : factBehind('config').claim} A port that speaks plain text can no longer be reached through the gateway. Give it a Service of its own.`,
      at: { object: identityOf(policy), path: ['spec', 'targetRefs'] },
      evidence: factBehind(config === undefined ? 'sections' : 'config').evidence,
      fixes: [],
    },
  ];
}

/** KGW-13: TLS settings where the client's TLS goes through already. For policies on Services the standard's own check says it. */
function wrapped(found: Found, ref: BackendRef, abilities: Abilities): Finding[] {
  const { to, routeRef, path } = ref;
  const isStream = routeRef.kind === 'TLSRoute' || routeRef.kind === 'TCPRoute';
  const byConfig = abilities.config !== 'no' && configPoliciesFor(found, to).length > 0;
  const byPolicy = to.kind === 'Backend' && attachmentsTo(found, to).length > 0;
  if (!isStream || !(byConfig || byPolicy) || !listenerModes(found, ref.route).has('passthrough')) return [];
  const { claim, evidence } = factOf(facts, 'passthrough-wrapped');
  return [
    {
      id: 'KGW-13',
      severity: 'error',
      message: `${describeRef(routeRef)} passes TLS through, and a policy on ${describeRef(to)} adds TLS to it.`,
      reason: `${claim} The backend sees TLS in TLS and gives up. End TLS at the listener, or take the policy away.`,
      at: { object: routeRef, path, field: 'gateway.listener.tlsMode' },
      evidence,
      fixes: [{ label: 'End TLS at the listener', edits: [{ at: 'gateway.listener.tlsMode', value: 'Terminate' }] }],
    },
  ];
}
