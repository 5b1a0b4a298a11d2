import type { Setting } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { policyBecause } from '../../gateway-api/policies.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf, holds } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { type Abilities, abilitiesOf, doubts } from './abilities.ts';
import { facts } from './facts.ts';
import { applyingPolicy, policyVerdict } from './observe-policy.ts';
import { externalNameOf, GLOBAL, traefikServiceVerdict } from './observe-traefik-service.ts';
import { guessOf, portDoubts, portOf } from './ports.ts';
import { missingKinds } from './required-kinds.ts';
import { POD_ADDRESS } from './servers-transport.ts';
import { TRAEFIK_GROUP } from './watches.ts';

/** What Traefik does for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  const abilities = abilitiesOf(setting);
  const [missing] = missingKinds(setting);
  return observeRefs(found, 'Traefik', (around) =>
    missing === undefined
      ? verdictOf(around, setting, abilities)
      : { connection: { kind: 'refused', reason: missing.fact.claim }, evidence: missing.fact.evidence },
  );
}

function verdictOf(around: RefAround, setting: Setting, abilities: Abilities): Verdict {
  const { ref, found } = around;
  const { group, kind } = ref.to;
  if (ref.routeRef.kind === 'GRPCRoute' && holds(factOf(facts, 'grpc-routes'), setting) === 'no') {
    const { claim, evidence } = factOf(facts, 'route-GRPCRoute-unread');
    return { connection: { kind: 'refused', reason: claim }, evidence };
  }
  if (abilities.tlsListenerAlone !== 'no' && isTcpAtTls(around)) {
    const { claim, evidence } = factOf(facts, 'tls-listener-alone');
    return { connection: { kind: 'refused', reason: claim }, evidence, unsure: doubts(abilities, 'tlsListenerAlone') };
  }
  if (group === TRAEFIK_GROUP && kind === 'TraefikService') return ofTraefikService(around, abilities);
  if (group !== '' || kind !== 'Service') {
    const reason = `Traefik does not take ${describeRef(ref.to)} as a backend of a route: InvalidKind.`;
    return { connection: { kind: 'refused', reason } };
  }
  if (ref.port === null)
    return { connection: { kind: 'refused', reason: 'Traefik refuses a backendRef without port.' } };
  const external = externalNameOf(found, ref.to);
  if (external !== null) {
    const { claim, evidence } = factOf(facts, 'external-name-refused');
    const to = { kind: 'Host', hostname: external, port: ref.port } as const;
    return { connection: { kind: 'refused', reason: claim }, evidence, to };
  }
  return ofService(around, abilities);
}

/** Whether a TCPRoute has listeners with protocol TLS alone. */
function isTcpAtTls({ ref, modes }: RefAround): boolean {
  return ref.routeRef.kind === 'TCPRoute' && modes.size > 0 && !modes.has('plain') && !modes.has('unknown');
}

function ofTraefikService({ ref, found }: RefAround, abilities: Abilities): Verdict {
  const kind = ref.routeRef.kind;
  const ofOtherProvider = ref.to.name.includes('@');
  if (kind === 'GRPCRoute' || (kind !== 'HTTPRoute' && !ofOtherProvider)) {
    const reason = `Only an HTTPRoute leads to a TraefikService; for a ${kind} it is refused with InvalidKind.`;
    return { connection: { kind: 'refused', reason }, evidence: factOf(facts, 'skip-not-there').evidence };
  }
  return traefikServiceVerdict(found, ref.to, abilities);
}

/** By policy where there is one for this kind of route; otherwise by what the port looks like. */
function ofService(around: RefAround, abilities: Abilities): Verdict {
  const { found, ref, to } = around;
  const kind = ref.routeRef.kind;
  const looked = looksForPolicies(kind, abilities);
  const applying = looked === 'no' ? undefined : applyingPolicy(found, ref.to, to.portName, abilities);
  if (applying !== undefined && (abilities.policyTls !== 'no' || looksLikeTls(around, abilities))) {
    const relied =
      kind === 'HTTPRoute'
        ? (['policies', 'withoutFlag', 'policyTls', 'policyCaGroup'] as const)
        : (['everyRoute'] as const);
    const verdict = around.modes.has('passthrough') && kind === 'TLSRoute' ? WRAPPED : undefined;
    return {
      connection: verdict ?? policyVerdict(found, applying.attachment.policy, abilities),
      because: [policyBecause(applying.attachment)],
      evidence: factOf(facts, kind === 'HTTPRoute' ? 'target-service' : `route-${kind}`).evidence,
      unsure: [...applying.unsure, ...doubts(abilities, ...relied), ...flagDoubt(abilities)],
    };
  }
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return { connection: untouched(around) };
  return guessed(around, kind, abilities);
}

/** Before 3.3.5 a policy on any other port makes no TLS. */
function looksLikeTls({ found, ref }: RefAround, abilities: Abilities): boolean {
  return guessOf('HTTPRoute', portOf(found, ref.to, ref.port), abilities) === 'tls';
}

const WRAPPED = {
  kind: 'unknown',
  reason:
    'Traefik wraps the client’s own TLS in a TLS connection of its own: only a backend that takes off both understands it.',
} as const;

function looksForPolicies(kind: string, abilities: Abilities): Abilities['policies'] {
  if (kind === 'HTTPRoute') return abilities.policies;
  return kind === 'TCPRoute' ? 'no' : abilities.everyRoute;
}

function flagDoubt({ withoutFlag }: Abilities): readonly string[] {
  return withoutFlag === 'no'
    ? ['Only with experimentalChannel of the provider kubernetesGateway; without it the policy is not read.']
    : [];
}

function guessed({ found, ref }: RefAround, kind: 'HTTPRoute' | 'GRPCRoute', abilities: Abilities): Verdict {
  const port = portOf(found, ref.to, ref.port);
  const guess = guessOf(kind, port, abilities);
  const unsure = portDoubts(port, ref.to);
  const { evidence } = factOf(facts, kind === 'GRPCRoute' ? 'grpc-app-protocol' : 'pod-address');
  if (guess === 'plain') return { connection: { kind: 'plaintext' }, evidence, unsure };
  const reason = guess === 'tls' ? POD_ADDRESS : `The appProtocol ${port.appProtocol} is refused: UnsupportedProtocol.`;
  return { connection: { kind: 'refused', reason }, evidence, unsure: guess === 'tls' ? [...unsure, GLOBAL] : unsure };
}
