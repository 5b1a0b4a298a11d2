import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { created, serviceRef } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { serverOf } from './server.ts';
import { CONTROLLER, HUG_API, HUG_GROUP, watches } from './watches.ts';

/** A Backend for each backendRef of an HTTPRoute that asks for other settings, and the filter that names it. */
export function write(configuration: Configuration): readonly Written[] {
  const parts = standardParts(configuration, watches);
  const backends = planBackends(configuration);
  return writeManifests(configuration, {
    ...parts,
    policyOf: () => undefined,
    own: [
      ...new Map(backends.flatMap((one) => (one === undefined ? [] : [[one.object.metadata.name, one]]))).values(),
    ].map(({ object, index }) =>
      created(object, [`${backendPath(index)}.validation`, `${backendPath(index)}.target`, 'tlsVersions']),
    ),
    refs: {
      before: parts.refs.before,
      after: (placed) => {
        const plan = backends[placed.index];
        const service = serviceOf(placed.backend, configuration);
        if (plan === undefined || service === undefined) return parts.refs.after(placed);
        const extensionRef = { group: HUG_GROUP, kind: 'Backend', name: plan.object.metadata.name };
        return {
          ...serviceRef(configuration, service, placed),
          filters: [{ type: 'ExtensionRef', extensionRef }],
        };
      },
      why: 'The filter of the backendRef names the Backend, whose settings HAProxy uses for this Service.',
    },
    controllerName: CONTROLLER,
  });
}

interface Plan {
  readonly object: K8sObject;
  /** Index of the first backend of the form that it is for. */
  readonly index: number;
}

/** By index; backends with the same settings share one. Only an HTTPRoute's filters are read. */
function planBackends(configuration: Configuration): readonly (Plan | undefined)[] {
  const { route, backends } = configuration;
  const byContent = new Map<string, Plan>();
  const taken = new Set<string>();
  return backends.map((backend, index) => {
    const { target, validation } = backend;
    if (route.kind !== 'HTTPRoute' || target.kind !== 'Service') return undefined;
    const annotations = skipAnnotations(validation);
    const spec = { default_server: serverOf(configuration, validation) };
    const base = `${target.name}-${validation.mode === 'skip' ? 'unverified' : 'tls'}`;
    const content = JSON.stringify([base, annotations, spec]);
    const there = byContent.get(content);
    if (there !== undefined) return there;
    const metadata = {
      name: freeName(base, taken),
      namespace: route.namespace,
      ...(annotations === undefined ? {} : { annotations }),
    };
    const object = { apiVersion: HUG_API, kind: 'Backend', metadata, spec };
    byContent.set(content, { object, index });
    return { object, index };
  });
}

function freeName(base: string, taken: Set<string>): string {
  const first = shortened(base, 240);
  let name = first;
  for (let count = 2; taken.has(name); count += 1) name = `${first}-${count}`;
  taken.add(name);
  return name;
}
