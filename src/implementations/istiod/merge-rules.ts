import type { PortPolicy, Rule, TrafficPolicy } from './rules.ts';

/**
 * Several rules for one host in one namespace become one, those with a selector first and then the older before the younger,
 * by istiod’s own conditions: only rules that are exported alike, and whose selectors are alike or on one side only. What is
 * merged keeps the first traffic policy as a whole; from 1.31 a rule that somebody wrote stands over what is made of policies,
 * field by field.
 */
export function mergeRules(rules: readonly Rule[], ruleOverPolicy: boolean): readonly Rule[] {
  if (rules.length < 2) return rules;
  const merged: Rule[] = [];
  for (const rule of [...rules].sort(inTurn)) addTo(merged, rule, ruleOverPolicy);
  return merged;
}

function inTurn(a: Rule, b: Rule): number {
  return Number(a.selector === undefined) - Number(b.selector === undefined) || a.order.localeCompare(b.order);
}

function addTo(merged: Rule[], rule: Rule, ruleOverPolicy: boolean): void {
  let separately = true;
  merged.forEach((there, index) => {
    const sameExport = sameSet(rule.exportTo, there.exportTo);
    const wider = there.exportTo.size > 0 && [...there.exportTo].every((one) => rule.exportTo.has(one));
    separately = !sameExport;
    if (!sameExport && !wider) return;
    const both = rule.selector !== undefined && there.selector !== undefined;
    const none = rule.selector === undefined && there.selector === undefined;
    if (both && !sameLabels(rule, there)) {
      separately = true;
      return;
    }
    if (both || none) separately = false;
    merged[index] = { ...there, trafficPolicy: mergedPolicy(there, rule, ruleOverPolicy) };
  });
  if (separately) merged.push(rule);
}

function mergedPolicy(there: Rule, rule: Rule, ruleOverPolicy: boolean): TrafficPolicy | undefined {
  if (!ruleOverPolicy || there.madeOfPolicies === rule.madeOfPolicies) return there.trafficPolicy ?? rule.trafficPolicy;
  const [above, below] = there.madeOfPolicies ? [rule, there] : [there, rule];
  return over(above.trafficPolicy, below.trafficPolicy);
}

/** A port that the upper policy names and says nothing of TLS for gets the lower one’s only where that names it too. */
function over(above: TrafficPolicy | undefined, below: TrafficPolicy | undefined): TrafficPolicy | undefined {
  if (above === undefined || below === undefined) return above ?? below;
  const lower = (port: number | null) => below.ports.find((one) => one.port === port);
  const own = above.ports.map((one): PortPolicy => ({ ...one, tls: one.tls ?? lower(one.port)?.tls }));
  const named = new Set(own.map(({ port }) => port));
  return { tls: above.tls ?? below.tls, ports: [...own, ...below.ports.filter(({ port }) => !named.has(port))] };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function sameLabels({ selector: a = {} }: Rule, { selector: b = {} }: Rule): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
