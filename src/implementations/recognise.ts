import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { type Json, pick, pickList, pickString } from '../manifest/json.ts';
import { describeRef, groupOf, type K8sObject, refOf } from '../manifest/object.ts';
import type { Signs } from './implementation.ts';
import { loadSigns } from './load.ts';

export interface Recognised {
  /** Id of the implementation's card. */
  readonly id: string;
  /** The strongest sign, in words. */
  readonly because: string;
}

/** How strongly a sign speaks for an implementation. A class alone may be one of several; a status was written by it. */
const STRENGTH = { status: 3, class: 2, kind: 2, reference: 1 } as const;

interface Sign {
  readonly strength: number;
  readonly says: string;
}

/**
 * Which implementations manifests are written for, the likeliest first: by their own kinds, by what refers to such kinds,
 * by the controller of a GatewayClass, and by the controllers that have written a status. Empty where nothing tells.
 */
export async function recognise(objects: readonly K8sObject[]): Promise<readonly Recognised[]> {
  return (await loadSigns())
    .flatMap(({ id, ...known }) => {
      const signs = objects.flatMap((object) => signsOf(known, object));
      const [strongest] = [...signs].sort((a, b) => b.strength - a.strength);
      const weight = signs.reduce((sum, { strength }) => sum + strength, 0);
      return strongest === undefined ? [] : [{ id, because: strongest.says, weight, strength: strongest.strength }];
    })
    .sort((a, b) => b.strength - a.strength || b.weight - a.weight)
    .map(({ id, because }) => ({ id, because }));
}

function signsOf({ groups, controllerNames }: Signs, object: K8sObject): readonly Sign[] {
  const name = describeRef(refOf(object));
  const group = groupOf(object.apiVersion);
  if (groups.includes(group)) return [{ strength: STRENGTH.kind, says: `${name} is one of its own kinds.` }];
  if (group !== GATEWAY_API_GROUP) return [];
  const controller = controllerNames.find((one) => one === pickString(object, 'spec', 'controllerName'));
  const reporter = reportersOf(object).find((one) => controllerNames.includes(one));
  const used = referencesOf(object).find((one) => groups.includes(one));
  return [
    ...(controller === undefined
      ? []
      : [{ strength: STRENGTH.class, says: `${name} names the controller ${controller}.` }]),
    ...(reporter === undefined
      ? []
      : [{ strength: STRENGTH.status, says: `${reporter} has written the status of ${name}.` }]),
    ...(used === undefined ? [] : [{ strength: STRENGTH.reference, says: `${name} refers to a kind of ${used}.` }]),
  ];
}

/** The controllers that have written into the status of a route or policy. */
function reportersOf(object: K8sObject): readonly string[] {
  const reports = [...pickList(object, 'status', 'parents'), ...pickList(object, 'status', 'ancestors')];
  return reports.flatMap((report) => pickString(report, 'controllerName') ?? []);
}

/** The groups of what a Gateway, class, route or policy refers to. */
function referencesOf(object: K8sObject): readonly string[] {
  const rules = pickList(object, 'spec', 'rules');
  const references: readonly (Json | undefined)[] = [
    pick(object, 'spec', 'parametersRef'),
    pick(object, 'spec', 'infrastructure', 'parametersRef'),
    ...pickList(object, 'spec', 'targetRefs'),
    ...rules.flatMap((rule) => [
      ...pickList(rule, 'backendRefs'),
      ...pickList(rule, 'filters').map((filter) => pick(filter, 'extensionRef')),
    ]),
  ];
  return references.flatMap((reference) => pickString(reference, 'group') ?? []);
}
