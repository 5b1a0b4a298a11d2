import type { Finding } from '../../gateway-api/finding.ts';
import { pick } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import type { Dialect, GatewayAt } from './dialect.ts';
import { fittingHosts } from './hosts.ts';
import type { LookUp, RulesByHost } from './look-up.ts';
import { type Rule, type Told, tlsForPort } from './rules.ts';

interface Seen {
  readonly dialect: Dialect;
  readonly rules: RulesByHost;
  readonly host: string;
  readonly port: number | null;
  readonly gateway: GatewayAt;
  readonly result: LookUp;
}

/**
 * IST-34: rules that have TLS for a destination, and the gateway, which speaks plain text to it, never comes to them. Where
 * rules for other pods end its search, IST-30 says so.
 */
export function outOfReach({ dialect, rules, host, port, gateway, result }: Seen): readonly Finding[] {
  if (result.hiding.length > 0 || tlsForPort(result.rule?.trafficPolicy, port) !== undefined) return [];
  const wild = rules.wild.filter((rule) => rule.host !== host && fittingHosts([rule.host], host).length > 0);
  // Of what is made of policies IST-08 tells.
  const fitting = [...(rules.byHost.get(host) ?? []), ...wild].filter(({ madeOfPolicies }) => !madeOfPolicies);
  return fitting.flatMap((rule): Finding[] => {
    const told = tlsForPort(rule.trafficPolicy, port);
    if (rule === result.rule || told === undefined || !encrypts(told)) return [];
    const isForGateways = rule.selector !== undefined || result.rule !== undefined;
    return [
      {
        id: `${dialect.prefix}-34`,
        // One for everybody else's sake is no fault of its own.
        severity: isForGateways ? 'error' : 'warning',
        message: `${describeRef(told.because.object)} has TLS for ${host}, and does not count for Gateway ${gateway.namespace}/${gateway.name}.`,
        ...whyNot(dialect, rule, result),
        at: { object: told.because.object, path: ['spec', rule.selector === undefined ? 'host' : 'workloadSelector'] },
        fixes: [],
      },
    ];
  });
}

function encrypts({ settings }: Told): boolean {
  const mode = pick(settings, 'mode');
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}

function whyNot(dialect: Dialect, rule: Rule, result: LookUp): Pick<Finding, 'reason' | 'evidence'> {
  const [id, more] =
    rule.selector !== undefined
      ? ['selector-own-namespace', '']
      : result.rule !== undefined
        ? ['rule-hides-others', ' Another one, without TLS for this port, counts in its place.']
        : ['rule-order', exportWords(rule)];
  const { claim, evidence } = factOf(dialect.facts, id);
  return { reason: `${claim}${more}`, evidence };
}

function exportWords({ exportTo }: Rule): string {
  return exportTo.size === 0 ? '' : ` This one is exported to ${[...exportTo].join(', ')} alone.`;
}
