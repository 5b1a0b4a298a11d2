import type { Configuration } from '../../configuration/configuration.ts';
import { type Field, switched } from '../field.ts';

const id = (name: string) => `nginx-gateway-fabric.${name}` as const;

export const passthrough: Field = {
  id: id('passthrough'),
  type: 'switch',
  preset: false,
  label: 'Let TLS pass through',
  help: 'nginx forwards the client’s own TLS connection untouched, so that the client verifies the backend’s certificate.',
  asked: isStream,
};

export const ubi: Field = {
  id: id('ubiImage'),
  type: 'switch',
  preset: false,
  label: 'nginx runs from the UBI image',
  help: 'As on OpenShift. It does not have the file of system CAs that Alpine’s image has.',
  asked: ({ backends }) => backends.some(({ validation }) => validation.mode === 'system'),
};

export const fields: readonly Field[] = [passthrough, ubi];

/** Whether the route passes bytes on, and is no matter of requests. */
export function isStream({ route }: Pick<Configuration, 'route'>): boolean {
  return route.kind === 'TLSRoute' || route.kind === 'TCPRoute';
}

/** Whether the client's TLS is meant to go through to the backend. */
export function passesThrough(configuration: Configuration): boolean {
  return isStream(configuration) && switched(passthrough, configuration);
}

/** Form path of an option. */
export function optionPath(field: Field): string {
  return `options.${field.id}`;
}
