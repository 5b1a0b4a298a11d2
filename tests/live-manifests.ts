import type { Configuration, ConfigurationInput } from '../src/configuration/configuration.ts';
import { readConfiguration } from '../src/configuration/read-configuration.ts';
import { type Found, foundOf } from '../src/gateway-api/found.ts';
import { readText } from '../src/manifest/read-text.ts';

/** Manifests as a person has them: documents, or the List of live objects that `kubectl get … -o yaml` prints. */
export function foundIn(text: string): Found {
  const { documents, problems } = readText(text);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));
  return foundOf(documents.flatMap(({ objects }) => objects.map(({ object }) => object)));
}

/** A form that knows nothing of these manifests. */
export function formOf(setting: ConfigurationInput['setting'], rest: Partial<ConfigurationInput> = {}): Configuration {
  const reading = readConfiguration({
    setting,
    gateway: { namespace: 'elsewhere', name: 'unknown' },
    route: { namespace: 'elsewhere', name: 'unknown' },
    backends: [{ target: { kind: 'Service', namespace: 'elsewhere', name: 'unknown' }, protocol: 'h2' }],
    ...rest,
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}
