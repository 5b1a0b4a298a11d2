import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { sameJson } from '../../manifest/json.ts';
import { factOf } from '../fact.ts';
import { able, type Dialect, evidenceOf } from './dialect.ts';
import type { Plan } from './plan.ts';
import { hostOf } from './ways.ts';

/** What backends of one destination have to do with each other, and what a rule hides: IST-14, IST-16, IST-19, IST-25, IST-31, IST-32. */
export function destinationFindings(dialect: Dialect, configuration: Configuration, plan: Plan): readonly Finding[] {
  return [
    ...hides(dialect, plan),
    ...longName(dialect, configuration, plan),
    ...unlike(dialect, configuration, plan),
    ...outsideHosts(dialect, configuration),
  ];
}

/** IST-14: the rule of the gateway's namespace is the only one that it looks at. */
function hides(dialect: Dialect, { rules, proxy }: Plan): readonly Finding[] {
  const [first] = rules;
  if (first === undefined) return [];
  const { claim, evidence } = factOf(dialect.facts, 'rule-hides-others');
  return [
    {
      id: `${dialect.prefix}-14`,
      severity: 'info',
      message: `DestinationRules and policies for ${first.host} no longer count for what runs in ${proxy.namespace}.`,
      reason: `${claim} Subsets, load balancing, connection limits and TLS of other ports that stand there are gone for this gateway: repeat in this rule what is still wanted.`,
      at: { field: `${backendPath(first.index)}.validation` },
      evidence,
      fixes: [],
    },
  ];
}

const LONGEST_LABEL = 63;

/** IST-25: the rule selects pods by a label with the Gateway's name. */
function longName(dialect: Dialect, { gateway }: Configuration, { rules, proxy }: Plan): readonly Finding[] {
  const isLong = Object.values(proxy.selector).some((value) => value.length > LONGEST_LABEL);
  if (!isLong || rules.length === 0) return [];
  return [
    {
      id: `${dialect.prefix}-25`,
      severity: 'error',
      message: `The Gateway’s name has ${gateway.name.length} characters, and a label takes ${LONGEST_LABEL}.`,
      reason: 'The DestinationRule selects the gateway’s pods by a label with its name; the API server refuses it.',
      at: { field: 'gateway.name' },
      evidence: evidenceOf(dialect, 'selector-own-namespace'),
      fixes: [],
    },
  ];
}

/** IST-16 and IST-19: two answers where there is place for one. */
function unlike(dialect: Dialect, configuration: Configuration, { ways }: Plan): readonly Finding[] {
  const { backends, setting } = configuration;
  const whole = able(dialect, 'policy-sections', setting) === 'no';
  const first = new Map<string, Backend>();
  return backends.flatMap((backend, index): Finding[] => {
    const host = hostOf(configuration, backend);
    if (host === undefined) return [];
    const byRule = ways[index] === 'rule';
    const perPort = byRule || !whole;
    const key = perPort ? `${host}:${backend.target.port}` : host;
    const there = first.get(key);
    if (there === undefined) first.set(key, backend);
    if (there === undefined || sameJson({ ...there.validation }, { ...backend.validation })) return [];
    return [perPort ? samePort(dialect, host, backend, there, index) : sameService(dialect, backend, there, index)];
  });
}

function alike(index: number, { validation }: Backend) {
  return [
    {
      label: 'Verify it as the first one',
      edits: [{ at: `${backendPath(index)}.validation`, value: JSON.parse(JSON.stringify(validation)) }],
    },
  ];
}

function samePort(dialect: Dialect, host: string, { target }: Backend, there: Backend, index: number): Finding {
  return {
    id: `${dialect.prefix}-19`,
    severity: 'error',
    message: `Two backends ask for different validation of ${host}:${target.port}.`,
    reason: 'TLS belongs to the destination and its port, whatever route or rule leads there: the first answer counts.',
    at: { field: `${backendPath(index)}.validation` },
    evidence: evidenceOf(dialect, 'rule-order'),
    fixes: alike(index, there),
  };
}

function sameService(dialect: Dialect, { target }: Backend, there: Backend, index: number): Finding {
  const { claim, evidence } = factOf(dialect.facts, 'policy-sections');
  const name = target.kind === 'Service' ? target.name : target.kind;
  return {
    id: `${dialect.prefix}-16`,
    severity: 'error',
    message: `The ports of ${name} can only be verified alike.`,
    reason: `${claim} The first answer counts for all ports.`,
    at: { field: `${backendPath(index)}.validation` },
    evidence,
    fixes: alike(index, there),
  };
}

/** IST-31 and IST-32: host names that lead nowhere, or to one of two entries. */
function outsideHosts(dialect: Dialect, { backends }: Configuration): readonly Finding[] {
  const places = new Map<string, string>();
  return backends.flatMap(({ target }, index): Finding[] => {
    if (target.kind !== 'ExternalHost') return [];
    const { hostname, namespace } = target;
    const at = `${backendPath(index)}.target`;
    const common = { severity: 'error', evidence: evidenceOf(dialect, 'target-external-host') } as const;
    if (!hostname.includes('.')) {
      return [
        {
          ...common,
          id: `${dialect.prefix}-31`,
          message: `${hostname} has no dot: it is taken for a Service of its namespace.`,
          reason:
            'Rules and policies for a host of one label are completed to the name of a Service, and do not fit the host any more: the connection would be plain text. Give its whole name.',
          at: { field: `${at}.hostname` },
          fixes: [],
        },
      ];
    }
    const there = places.get(hostname) ?? namespace;
    places.set(hostname, there);
    if (there === namespace) return [];
    return [
      {
        ...common,
        id: `${dialect.prefix}-32`,
        message: `${hostname} would get two ServiceEntries, in ${there} and ${namespace}.`,
        reason: 'A route names the host and no namespace, so only one of the two counts for it.',
        at: { field: `${at}.namespace` },
        fixes: [{ label: `Take the one in ${there}`, edits: [{ at: `${at}.namespace`, value: there }] }],
      },
    ];
  });
}
