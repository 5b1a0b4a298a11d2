import type { Setting } from '../../configuration/configuration.ts';
import type { Json, NonEmpty } from '../../manifest/json.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { holdsId } from '../fact.ts';
import { facts } from './facts.ts';

/** What a Service says of the protocol of a port. `refused`: an appProtocol that Contour does not know. */
export type Protocol = 'tls' | 'h2' | 'h2c' | 'unsaid' | 'refused';

export interface Said {
  readonly protocol: Protocol;
  /** Where it stands in the Service; empty where it says nothing. */
  readonly path: readonly (string | number)[];
}

export const TLS_ANNOTATION = 'projectcontour.io/upstream-protocol.tls';
export const H2_ANNOTATION = 'projectcontour.io/upstream-protocol.h2';

const APP_PROTOCOLS: { readonly [value: string]: Protocol } = {
  http: 'unsaid',
  https: 'tls',
  'kubernetes.io/ws': 'unsaid',
  'kubernetes.io/h2c': 'h2c',
};

/** Whether appProtocol: https, and http, are among those that this version knows. */
export function knowsHttps(setting: Setting): boolean {
  return holdsId(facts, 'no-app-protocol-https', setting) !== 'yes';
}

/** In the order in which Contour reads them: the last one that names a port holds. */
const BY_ANNOTATION = ['h2', 'h2c', 'tls'] as const;
const annotationFor = (protocol: string) => `projectcontour.io/upstream-protocol.${protocol}`;

/** All annotations of a Service that say how its ports are spoken to. */
export const SERVICE_ANNOTATIONS: NonEmpty<string> = [TLS_ANNOTATION, ...BY_ANNOTATION.map(annotationFor)];

/** The appProtocol alone, where there is one; else the annotations, by the name of the port before its number. */
export function protocolOf(service: K8sObject, port: number, setting: Setting): Said {
  const ports = pickList(service, 'spec', 'ports');
  const index = ports.findIndex((entry) => pickNumber(entry, 'port') === port);
  const entry: Json | undefined = ports[index];
  const appProtocol = pickString(entry, 'appProtocol');
  if (appProtocol !== undefined) {
    const isKnown = knowsHttps(setting) || appProtocol.includes('/');
    return {
      protocol: (isKnown && APP_PROTOCOLS[appProtocol]) || 'refused',
      path: ['spec', 'ports', index, 'appProtocol'],
    };
  }
  const annotated = annotations(service);
  const name = pickString(entry, 'name') ?? '';
  return annotated.get(name) ?? annotated.get(String(port)) ?? { protocol: 'unsaid', path: [] };
}

/** Annotations that ask for TLS at a port whose appProtocol stands before them and says something else. */
export function overruled(
  service: K8sObject,
  setting: Setting,
): readonly { readonly port: number; readonly path: Said['path'] }[] {
  const annotated = annotations(service);
  return pickList(service, 'spec', 'ports').flatMap((entry) => {
    const port = pickNumber(entry, 'port');
    if (port === undefined || pickString(entry, 'appProtocol') === undefined) return [];
    const asked = annotated.get(pickString(entry, 'name') ?? '') ?? annotated.get(String(port));
    const asksForTls = asked?.protocol === 'tls' || asked?.protocol === 'h2';
    return asksForTls && protocolOf(service, port, setting).protocol !== 'tls' ? [{ port, path: asked.path }] : [];
  });
}

/** Whether a Service says of any port that it speaks TLS: what is written there has room for a reason beside it. */
export function saysTls(service: K8sObject | undefined, setting: Setting): boolean {
  if (service?.kind !== 'Service') return false;
  const ports = pickList(service, 'spec', 'ports').flatMap((entry) => pickNumber(entry, 'port') ?? []);
  return ports.some((port) => ['tls', 'h2'].includes(protocolOf(service, port, setting).protocol));
}

function annotations(service: K8sObject): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const protocol of BY_ANNOTATION) {
    const path = ['metadata', 'annotations', annotationFor(protocol)];
    for (const port of (pickString(service, ...path) ?? '').split(',')) {
      if (port.trim() !== '') said.set(port.trim(), { protocol, path });
    }
  }
  return said;
}
