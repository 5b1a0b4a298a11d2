import { grouped } from '../../manifest/grouped.ts';
import type { GatewayProxy } from './dialect.ts';
import { reaches } from './exports.ts';
import { fittingHosts } from './hosts.ts';
import { mergeRules } from './merge-rules.ts';
import type { Rule } from './rules.ts';

/** A destination as istiod knows it: the name that rules are looked up by, and where it belongs. */
export interface Destination {
  readonly host: string;
  readonly namespace: string;
}

/** Rules by the hosts that they are for, so that a destination is not held against those for all the others. */
export interface RulesByHost {
  readonly byHost: ReadonlyMap<string, readonly Rule[]>;
  /** For hosts that begin with a star. */
  readonly wild: readonly Rule[];
}

export function rulesByHost(rules: readonly Rule[]): RulesByHost {
  return { byHost: grouped(rules, ({ host }) => host), wild: rules.filter(({ host }) => host.startsWith('*')) };
}

/** Those that can fit a host, and some wildcards beside them. */
function near({ byHost, wild }: RulesByHost, host: string): readonly Rule[] {
  return [...(byHost.get(host) ?? []), ...wild.filter((rule) => rule.host !== host)];
}

export interface LookUp {
  /** The one rule that counts for the proxy. */
  readonly rule: Rule | undefined;
  /** Rules that end the search although none of them selects the proxy. */
  readonly hiding: readonly Rule[];
  readonly unsure: readonly string[];
}

export interface LookUpOptions {
  readonly rootNamespace: string;
  readonly ruleOverPolicy: boolean;
}

/**
 * Which rule counts for a proxy: the first of its own namespace, the destination’s and the root namespace that has any rule
 * for the host. That one is asked alone, also where its rules select other workloads.
 */
export function lookUpRule(all: RulesByHost, proxy: GatewayProxy, to: Destination, options: LookUpOptions): LookUp {
  const { rootNamespace } = options;
  const rules = near(all, to.host);
  const inRoot = proxy.namespace === rootNamespace;
  const own = rules.filter(({ namespace }) => namespace === proxy.namespace);
  const places: readonly (readonly Rule[])[] = [
    own.filter((rule) => (inRoot ? isPrivate(rule) : reaches(rule, proxy.namespace))),
    exportedFrom(rules, to.namespace),
    exportedFrom(rules, rootNamespace),
  ];
  for (const [place, candidates] of places.entries()) {
    if (candidates.length === 0) continue;
    const fitting = mostSpecific(candidates, to.host);
    const merged = mergeRules(fitting, options.ruleOverPolicy).filter(
      (rule) => place === 0 || reaches(rule, proxy.namespace),
    );
    if (merged.length > 0) return selected(merged, proxy);
  }
  return { rule: undefined, hiding: [], unsure: [] };
}

/** The rules of the most specific host alone: those of a wildcard do not count beside those of the whole name. */
function mostSpecific(rules: readonly Rule[], host: string): readonly Rule[] {
  const [best] = fittingHosts([...new Set(rules.map((rule) => rule.host))], host);
  return rules.filter((rule) => rule.host === best);
}

function exportedFrom(rules: readonly Rule[], namespace: string): readonly Rule[] {
  return rules.filter((rule) => rule.namespace === namespace && !isPrivate(rule));
}

function isPrivate({ exportTo, namespace }: Rule): boolean {
  return exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
}

function selected(rules: readonly Rule[], proxy: GatewayProxy): LookUp {
  let forAll: Rule | undefined;
  const unsure: string[] = [];
  for (const rule of rules) {
    if (rule.selector === undefined) {
      forAll = rule;
      continue;
    }
    if (rule.namespace !== proxy.namespace) continue;
    const fit = fits(rule, proxy);
    if (fit === 'yes') return { rule, hiding: [], unsure: [] };
    if (fit === 'maybe') unsure.push(`A rule for ${labelsIn(rule)} counts if the proxy’s pods have these labels.`);
  }
  return { rule: forAll, hiding: forAll === undefined ? rules : [], unsure };
}

function fits({ selector = {} }: Rule, { labels }: GatewayProxy): 'yes' | 'no' | 'maybe' {
  const answers = Object.entries(selector).map(([key, value]) =>
    labels[key] === undefined ? 'maybe' : labels[key] === value ? 'yes' : 'no',
  );
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

function labelsIn({ selector = {} }: Rule): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
