import { backendPath } from '../../configuration/backends.ts';
import type { Backend, CaSource, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { grouped } from '../../manifest/grouped.ts';
import { type Dialect, evidenceOf } from './dialect.ts';
import type { Plan } from './plan.ts';

/** Where CAs stand once rules name them: IST-26, IST-33. */
export function caFindings(dialect: Dialect, configuration: Configuration, plan: Plan): readonly Finding[] {
  return [...caBesideGateway(dialect, configuration, plan), ...clashes(dialect, configuration, plan)];
}

/** IST-26: with a rule, the CA is beside the gateway and not beside the Service. */
function caBesideGateway(dialect: Dialect, { backends }: Configuration, { ways, proxy }: Plan): readonly Finding[] {
  const index = backends.findIndex(
    ({ target, validation }, at) =>
      ways[at] === 'rule' && validation.mode === 'custom' && target.namespace !== proxy.namespace,
  );
  const validation = backends[index]?.validation;
  if (validation?.mode !== 'custom' || validation.ca.kind === 'PEM' || validation.ca.kind === 'ClusterCA') return [];
  return [
    {
      id: `${dialect.prefix}-26`,
      severity: 'info',
      message: `The CA is read from ${proxy.namespace}, the namespace of the gateway’s pods.`,
      reason: 'A DestinationRule for one gateway stands beside it, and names a CA of its own namespace.',
      at: { field: `${backendPath(index)}.validation.ca` },
      evidence: evidenceOf(dialect, 'secrets-of-proxy'),
      fixes: [],
    },
  ];
}

/** A ConfigMap that a backend names or fills, in the namespace where it has to be. */
interface Place {
  readonly index: number;
  readonly key: string;
  /** The namespace that the form speaks of. */
  readonly from: string;
  readonly ca: Extract<CaSource, { kind: 'ConfigMap' | 'PEM' }>;
}

function placeOf({ target, validation }: Backend, index: number, { ways, proxy }: Plan): Place | undefined {
  if (validation.mode !== 'custom') return undefined;
  const { ca } = validation;
  if (ca.kind !== 'ConfigMap' && ca.kind !== 'PEM') return undefined;
  const namespace = ways[index] === 'rule' ? proxy.namespace : target.namespace;
  return { index, key: `${namespace}/${ca.name}`, from: target.namespace, ca };
}

/** IST-33: CAs of the same name, apart in their own namespaces, meet beside the gateway. Told at each of them. */
function clashes(dialect: Dialect, { backends }: Configuration, plan: Plan): readonly Finding[] {
  const places = backends.flatMap((backend, index) => placeOf(backend, index, plan) ?? []);
  const unlike = new Map(places.map((place) => [meaningOf(place), place]));
  const byKey = grouped(unlike.values(), ({ key }) => key);
  return places.flatMap(({ ca, key, from, index }): Finding[] => {
    const peers = byKey.get(key) ?? [];
    if (!peers.some((one) => one.from !== from && !same(one.ca, ca))) return [];
    const field = `${backendPath(index)}.validation.ca.name`;
    return [
      {
        id: `${dialect.prefix}-33`,
        severity: 'error',
        message: `Two backends mean different CAs by ConfigMap ${key}.`,
        reason:
          'A DestinationRule for the gateway names a CA beside the gateway, so ConfigMaps of different namespaces come together there. Give each its own name.',
        at: { field },
        evidence: evidenceOf(dialect, 'selector-own-namespace'),
        fixes: [{ label: 'Use another name', edits: [{ at: field, value: freeName(ca.name, places) }] }],
      },
    ];
  });
}

/** Equal for backends that mean the same: most of many do. */
function meaningOf({ key, from, ca }: Place): string {
  return JSON.stringify([key, from, ca.kind, ca.kind === 'PEM' ? ca.pem.trim() : '']);
}

function same(one: Place['ca'], other: Place['ca']): boolean {
  if (one.kind === 'PEM' && other.kind === 'PEM') return one.pem.trim() === other.pem.trim();
  return one.kind === other.kind;
}

function freeName(name: string, places: readonly Place[]): string {
  const taken = new Set(places.map(({ ca }) => ca.name));
  const base = name.slice(0, 240);
  let count = 2;
  while (taken.has(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}
