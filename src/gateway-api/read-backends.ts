import { type Backend, type Configuration, DEFAULTS, LIMITS } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { type Json, pick, pickList, pickNumber, sameJson } from '../manifest/json.ts';
import { type ObjectRef, sameRef } from '../manifest/object.ts';
import { policyOf } from './asked-policy.ts';
import type { BackendRef } from './backend-refs.ts';
import { refOfHop } from './backend-refs.ts';
import type { Hop } from './hop.ts';
import { type End, matchBackends, orderOf, type Partner, withLeftOver } from './match-backends.ts';
import type { Attachment } from './policies.ts';
import { readTarget } from './read-target.ts';
import { readValidation } from './read-validation.ts';
import type { Reading } from './reading.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/**
 * The backends that a route's hops lead to: those with TLS, those that a policy speaks about, and those that the form has
 * already. A route without any gives its first one, since something has to be asked about.
 */
export function readBackends(reading: Reading, hops: readonly Hop[]): Configuration['backends'] {
  const { old } = reading;
  const [first] = hops;
  const sameRoute = first?.from != null && isShown(first.from.route, old);
  const partners = matchBackends(hops.map(endOf), old, sameRoute);
  const told = hops.map((hop, at) => tell(reading, hop, partners[at]));
  const meant = told.filter(isMeant).slice(0, LIMITS.backends);
  const chosen = meant.length > 0 ? meant : told.slice(0, 1);
  const bases = withLeftOver(
    chosen.map(({ partner }) => partner),
    old,
  );
  const read = chosen.map((one, at) => readBackend(reading, one, bases[at]?.backend ?? DEFAULTS.backends[0]));
  const ends = chosen.map(({ hop }) => endOf(hop));
  const [one, ...rest] = orderOf(ends, bases).flatMap((at) => read[at] ?? []);
  return one === undefined ? old.backends : [one, ...rest];
}

/** A hop with all that speaks about it. */
interface Told {
  readonly hop: Hop;
  readonly ref: BackendRef | undefined;
  readonly policy: Attachment | undefined;
  readonly partner: Partner | undefined;
}

function tell({ found, asked, around }: Reading, hop: Hop, partner: Partner | undefined): Told {
  const ref = refOfHop(found, hop);
  return { hop, ref, policy: policyOf(asked, hop, ref, around), partner };
}

function isMeant({ hop: { connection }, policy, partner }: Told): boolean {
  return (
    connection.kind === 'tls' || connection.kind === 'passthrough' || policy !== undefined || partner !== undefined
  );
}

function endOf({ from, to }: Hop): End {
  return { rule: from?.rule ?? 0, place: from?.backendRef ?? 0, to };
}

function isShown(route: ObjectRef, { route: { kind, namespace, name } }: Configuration): boolean {
  return sameRef(route, { group: GATEWAY_API_GROUP, kind, namespace, name });
}

/** What no manifest says comes from `base`. */
function readBackend(reading: Reading, { hop, ref, policy }: Told, base: Backend): Backend {
  return settle(base, {
    target: readTarget(reading, hop, ref, policy, base),
    validation: readValidation(reading, hop, policy, base),
    protocol: reading.says.protocolOf?.(hop, base.protocol) ?? base.protocol,
    weight: weightOf(ref, base),
    rule: hop.from?.rule ?? base.rule,
  });
}

/** Left out, it is 1; and alone in its rule a backend gets all the traffic whatever its weight, unless that is 0. */
function weightOf(ref: BackendRef | undefined, base: Backend): number {
  const written = pickNumber(pick(ref?.route, ...(ref?.path ?? [])), 'weight');
  const peers = ref === undefined ? 1 : pickList(ref.route, 'spec', 'rules', ref.rule, 'backendRefs').length;
  return written ?? (peers > 1 || base.weight === 0 ? 1 : base.weight);
}

/** The backend with what was read; part by part where the whole is more than a Configuration can hold. */
function settle(base: Backend, parts: { readonly [part in keyof Backend]: Json }): Backend {
  if (sameJson(base, parts)) return base;
  const whole = readConfiguration({ backends: [parts] });
  if (whole.ok) return whole.configuration.backends[0];
  let here = base;
  for (const [part, value] of Object.entries(parts)) {
    const reading = readConfiguration({ backends: [{ ...here, [part]: value }] });
    if (reading.ok) here = reading.configuration.backends[0];
  }
  return here;
}
