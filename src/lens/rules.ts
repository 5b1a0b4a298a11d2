import { type Configuration, DEFAULTS } from '../configuration/configuration.ts';
import { withField } from '../configuration/with-field.ts';
import { backendRefAt } from '../gateway-api/backend-refs.ts';
import { foundOf, lookUp } from '../gateway-api/found.ts';
import type { Endpoint } from '../gateway-api/hop.ts';
import { leadsTo } from '../gateway-api/match-backends.ts';
import { readTarget } from '../gateway-api/read-target.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { ruleLabel } from '../gateway-api/rule-label.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { type Json, pickList, pickNumber } from '../manifest/json.ts';
import { type K8sObject, type ObjectRef, sameRef } from '../manifest/object.ts';
import type { Hand } from './hand.ts';
import { standing } from './standing.ts';

/** The rules of a route that somebody has brought along: the form speaks of some of them, and can turn to others. */

export interface RuleChoice {
  readonly rule: number;
  /** What it is for and where it leads: `2 · /pay → pay:8443`. */
  readonly label: string;
}

/** Empty where the route of the form is not in the text. */
export function ruleChoices(
  hand: Hand,
  configuration: Configuration,
  implementation: Implementation,
): readonly RuleChoice[] {
  const route = routeIn(standing(hand, configuration, implementation).objects, configuration);
  return ruleLabels(route);
}

export function ruleLabels(route: K8sObject | undefined): readonly RuleChoice[] {
  return pickList(route, 'spec', 'rules').map((rule, index) => ({ rule: index, label: ruleLabel(rule, index) }));
}

export function routeIn(objects: readonly K8sObject[], configuration: Configuration): K8sObject | undefined {
  return lookUp(foundOf(objects), routeRefOf(configuration));
}

function routeRefOf({ route: { kind, namespace, name } }: Configuration): ObjectRef {
  return { group: GATEWAY_API_GROUP, kind, namespace, name };
}

/** The form with a backend turned to another rule: to what that leads to first, where it leads anywhere. */
export function turnedToRule(
  hand: Hand,
  configuration: Configuration,
  implementation: Implementation,
  { backend: index, rule }: { readonly backend: number; readonly rule: number },
): Configuration {
  const backend = configuration.backends[index];
  if (backend === undefined) return configuration;
  const moved = { ...backend, rule };
  const { written } = standing(hand, configuration, implementation);
  const led = endOf(
    written.map(({ object }) => object),
    configuration,
    implementation,
    rule,
  );
  for (const attempt of [{ ...moved, ...led }, moved]) {
    const reading = withField(configuration, `backends.${index}`, attempt);
    if (reading.ok) return reading.configuration;
  }
  return configuration;
}

function endOf(objects: readonly K8sObject[], old: Configuration, implementation: Implementation, rule: number) {
  return endsOf(objects, old, implementation, rule).find(({ place }) => place === 0)?.end ?? {};
}

/** Where a rule of the route in the text leads and no backend of the form does, the first such; `undefined`: nowhere. */
export function nextInRule(
  hand: Hand,
  configuration: Configuration,
  implementation: Implementation,
  rule: number,
): RuleEnd | undefined {
  const { objects } = standing(hand, configuration, implementation);
  const isFree = ({ to }: Placed) => !configuration.backends.some((backend) => leadsTo(backend, to, configuration));
  return endsOf(objects, configuration, implementation, rule).find(isFree)?.end;
}

/** Parts of a backend of the form, to be read like any input. */
export interface RuleEnd {
  readonly target: Json;
  readonly weight: Json;
}

interface Placed {
  /** Which backendRef of the rule. */
  readonly place: number;
  readonly to: Endpoint;
  readonly end: RuleEnd;
}

function endsOf(
  objects: readonly K8sObject[],
  old: Configuration,
  implementation: Implementation,
  rule: number,
): readonly Placed[] {
  const [found, routeRef] = [foundOf(objects), routeRefOf(old)];
  const route = lookUp(found, routeRef);
  const refs = pickList(route, 'spec', 'rules', rule, 'backendRefs');
  const [base] = DEFAULTS.backends;
  return implementation.observe(found, old.setting).flatMap((hop): Placed[] => {
    const { from, to } = hop;
    if (route === undefined || from === null || from.rule !== rule || !sameRef(from.route, routeRef)) return [];
    const value = refs[from.backendRef];
    if (value === undefined) return [];
    const ref = backendRefAt(route, routeRef, rule, from.backendRef, value);
    const target = readTarget({ found, old }, hop, ref, undefined, base);
    return [{ place: from.backendRef, to, end: { target, weight: pickNumber(value, 'weight') ?? 1 } }];
  });
}
