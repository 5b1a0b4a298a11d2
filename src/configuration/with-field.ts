import { type Json, sameJson } from '../manifest/json.ts';
import { type Backend, type Configuration, DEFAULTS, type FieldPath } from './configuration.ts';
import { backendOf, keysOf, withValue } from './field-path.ts';
import { readConfiguration } from './read-configuration.ts';

export type FieldReading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly says: string };

const NOWHERE: FieldReading = { ok: false, says: 'There is no such field.' };

/** The Configuration with another value in one place, if it can stand there. */
export function withField(configuration: Configuration, at: FieldPath, value: Json): FieldReading {
  const index = backendOf(at);
  if (index === null) return withSharedField(configuration, at, value);
  // Read alone: a keystroke in one backend must not cost the reading of a thousand.
  const backend = configuration.backends[index];
  const changed = backend === undefined ? undefined : withValue(backend, keysOf(at).slice(2), value);
  if (backend === undefined || changed === undefined) return NOWHERE;
  const reading = readConfiguration({ backends: [changed] });
  if (!reading.ok) return { ok: false, says: reading.problems[0].says };
  return {
    ok: true,
    configuration: withBackend(configuration, index, keptTarget(backend, reading.configuration.backends[0])),
  };
}

/** What is read is made of new objects. A target that says the same stays the same one: what the form offers hangs on it. */
function keptTarget(before: Backend, now: Backend): Backend {
  return sameJson(before.target, now.target) ? { ...now, target: before.target } : now;
}

function withSharedField(configuration: Configuration, at: FieldPath, value: Json): FieldReading {
  const { backends } = configuration;
  if (at === 'backends') return NOWHERE;
  const changed = withValue({ ...configuration, backends: DEFAULTS.backends }, keysOf(at), value);
  if (changed === undefined) return NOWHERE;
  const reading = readConfiguration(changed);
  if (!reading.ok) return { ok: false, says: reading.problems[0].says };
  return { ok: true, configuration: { ...reading.configuration, backends } };
}

/** The Configuration with another backend in the place of one that is there. */
export function withBackend(configuration: Configuration, index: number, backend: Backend): Configuration {
  const [first, ...rest] = configuration.backends;
  return index === 0
    ? { ...configuration, backends: [backend, ...rest] }
    : { ...configuration, backends: [first, ...rest.map((one, place) => (place + 1 === index ? backend : one))] };
}
