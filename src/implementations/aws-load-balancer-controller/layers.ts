import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Because } from '../../gateway-api/hop.ts';
import { grouped } from '../../manifest/grouped.ts';
import { type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { holdsId } from '../fact.ts';
import { classConfigurationOf, configurationOf } from './attachments.ts';
import { facts } from './facts.ts';
import { AWS_GROUP } from './watches.ts';

/**
 * Target group settings come in layers, and each field is taken from the first layer that has it: the Service's
 * TargetGroupConfiguration (its part for this route, then its default), then the default of the Gateway and its class.
 * Source: docs/guide/gateway/targetgroupconfig.md, “Configuration Resolution Order”, v3.5.0.
 */
export interface Layer {
  readonly object: ObjectRef;
  readonly path: readonly (string | number)[];
  readonly properties: Json | undefined;
}

export interface Layers {
  readonly layers: readonly Layer[];
  /** What could make them wrong. */
  readonly unsure: readonly string[];
  /** A default that has a targetReference as well: the Gateway is not reconciled. */
  readonly misusedDefault: ObjectRef | null;
}

/** The value of a field, and where it stands. */
export function settingOf(layers: readonly Layer[], field: string): { value: string; because: Because } | undefined {
  for (const { object, path, properties } of layers) {
    const value = pickString(properties, field);
    if (value !== undefined)
      return { value, because: { object, path: [...path, field], says: `sets ${field} to ${value}` } };
  }
  return undefined;
}

export function layersOf(found: Found, setting: Setting, ref: BackendRef, gateway: K8sObject | null): Layers {
  const own = configurationsOf(found, ref.to);
  const defaults = gateway === null ? NO_DEFAULTS : defaultsOf(found, setting, gateway, ref);
  const several =
    own.length > 1
      ? ['Several TargetGroupConfigurations name this Service, and which one is taken is not defined.']
      : [];
  return {
    layers: [...own.slice(0, 1).flatMap((object) => layersIn(object, ref)), ...defaults.layers],
    unsure: [...several, ...defaults.unsure],
    misusedDefault: defaults.misusedDefault,
  };
}

const NO_DEFAULTS: Layers = { layers: [], unsure: [], misusedDefault: null };

/** TargetGroupConfigurations by the Service that they name, found once for a set of manifests. */
const configurations = oncePer((found: Found) =>
  grouped(ofKind(found, AWS_GROUP, 'TargetGroupConfiguration'), (object) => {
    const service = referenceOf(object);
    return service && `${service.namespace}/${service.name}`;
  }),
);

export function configurationsOf(found: Found, service: ObjectRef): readonly K8sObject[] {
  return configurations(found).get(`${service.namespace}/${service.name}`) ?? [];
}

/** The Service that a TargetGroupConfiguration names; `undefined` where it names none. */
export function referenceOf(object: K8sObject): ObjectRef | undefined {
  const name = pickString(object, 'spec', 'targetReference', 'name');
  const kind = pickString(object, 'spec', 'targetReference', 'kind') ?? 'Service';
  if (name === undefined || kind !== 'Service') return undefined;
  return { group: '', kind, namespace: namespaceOf(object), name };
}

function layersIn(object: K8sObject, ref: BackendRef): readonly Layer[] {
  const here = identityOf(object);
  const path = ['spec', 'defaultConfiguration'];
  const route = routePart(object, ref);
  return [
    ...(route === undefined ? [] : [{ object: here, ...route }]),
    { object: here, path, properties: pick(object, ...path) },
  ];
}

/** The part for this route: the most specific entry, by kind, namespace and name. */
function routePart(object: K8sObject, { routeRef }: BackendRef): Pick<Layer, 'path' | 'properties'> | undefined {
  const entries = pickList(object, 'spec', 'routeConfigurations').map((entry, index) => ({
    id: pick(entry, 'routeIdentifier'),
    part: {
      path: ['spec', 'routeConfigurations', index, 'targetGroupProps'],
      properties: pick(entry, 'targetGroupProps'),
    },
  }));
  const candidates = [
    [routeRef.kind, routeRef.namespace, routeRef.name],
    [routeRef.kind, routeRef.namespace, undefined],
    [routeRef.kind, undefined, undefined],
  ] as const;
  for (const [kind, namespace, name] of candidates) {
    const match = entries.find(
      ({ id }) =>
        pickString(id, 'kind') === kind && pickString(id, 'namespace') === namespace && pickString(id, 'name') === name,
    );
    if (match !== undefined) return match.part;
  }
  return undefined;
}

function defaultsOf(found: Found, setting: Setting, gateway: K8sObject, ref: BackendRef): Layers {
  const exists = holdsId(facts, 'gateway-default', setting);
  if (exists === 'no') return NO_DEFAULTS;
  const named = [classConfigurationOf(found, gateway), configurationOf(found, gateway)];
  const [classNamed] = named;
  const preferGateway = pickString(classNamed?.object, 'spec', 'mergingMode') === 'prefer-gateway';
  const ordered = (preferGateway ? named.reverse() : named).filter((one) => one !== undefined);
  const unsure = ordered.flatMap(({ ref: at, object }) =>
    object === undefined
      ? [`${at.kind} ${at.namespace}/${at.name} is not in the manifests and can set a default.`]
      : [],
  );
  const defaults = ordered.flatMap(({ ref: at, object }) => {
    const name = pickString(object, 'spec', 'defaultTargetGroupConfiguration', 'name');
    return name === undefined
      ? []
      : [{ group: AWS_GROUP, kind: 'TargetGroupConfiguration', namespace: at.namespace, name }];
  });
  const known = defaults.flatMap((at) => lookUp(found, at) ?? []);
  const misused = known.find((object) => pick(object, 'spec', 'targetReference') !== undefined);
  return {
    // The parts for single routes are read from the first of the defaults alone.
    layers: known.flatMap((object, index) => (index === 0 ? layersIn(object, ref) : layersIn(object, ref).slice(-1))),
    unsure: [
      ...unsure,
      ...(known.length < defaults.length
        ? ['The Gateway’s default TargetGroupConfiguration is not in the manifests.']
        : []),
      ...(exists === 'maybe' && known.length > 0 ? ['Only version 3.2.0 and later reads the Gateway’s default.'] : []),
    ],
    misusedDefault: misused === undefined ? null : identityOf(misused),
  };
}
