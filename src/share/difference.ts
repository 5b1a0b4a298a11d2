import {
  type Backend,
  type Configuration,
  DEFAULTS,
  type Mode,
  type Target,
  type TargetKind,
  type Validation,
} from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { isJsonObject, type Json, type JsonObject } from '../manifest/json.ts';

/**
 * The least that `readConfiguration` needs to read this Configuration again: every field that has its default is left
 * out. Links of version 1 rest on these defaults; a test pins them.
 */
export function differenceToDefaults(configuration: Configuration): JsonObject {
  const { backends, clientCertificate, ...rest } = configuration;
  const lean = backends.map(leanBackend);
  return {
    ...differing(rest, DEFAULTS),
    ...(clientCertificate === null ? {} : { clientCertificate: differing(clientCertificate, CLIENT_CERTIFICATE) }),
    ...(lean.length === 1 && Object.keys(lean[0] ?? {}).length === 0 ? {} : { backends: lean }),
  };
}

/** What the schema fills in when something is asked for by its kind alone. */
function defaultsWith(input: unknown): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(reading.problems[0].says);
  return reading.configuration;
}

const CLIENT_CERTIFICATE: JsonObject = defaultsWith({ clientCertificate: {} }).clientCertificate ?? {};

const [BACKEND] = DEFAULTS.backends;

const targetOf = (kind: TargetKind) => defaultsWith({ backends: [{ target: { kind } }] }).backends[0].target;
const validationOf = (mode: Mode) => defaultsWith({ backends: [{ validation: { mode } }] }).backends[0].validation;

const TARGETS: { readonly [kind in TargetKind]: Target } = {
  Service: targetOf('Service'),
  ExternalHost: targetOf('ExternalHost'),
  Gateway: targetOf('Gateway'),
  HTTPRoute: targetOf('HTTPRoute'),
};

const VALIDATIONS: { readonly [mode in Mode]: Validation } = {
  system: validationOf('system'),
  custom: validationOf('custom'),
  skip: validationOf('skip'),
};

function leanBackend({ target, validation, ...rest }: Backend): JsonObject {
  const leanTarget = { kind: target.kind, ...differing(target, TARGETS[target.kind]) };
  return {
    ...(same(target, BACKEND.target) ? {} : { target: leanTarget }),
    ...(same(validation, BACKEND.validation) ? {} : { validation: leanValidation(validation) }),
    ...differing(rest, BACKEND),
  };
}

function leanValidation(validation: Validation): JsonObject {
  const lean = { mode: validation.mode, ...differing(validation, VALIDATIONS[validation.mode]) };
  // A CA source that differs anywhere keeps its kind, which says how to read the rest.
  return validation.mode === 'custom' && 'ca' in lean ? { ...lean, ca: validation.ca } : lean;
}

/** The fields of `value` that `base` has not, or has otherwise; lists are taken whole. */
function differing(value: JsonObject, base: JsonObject): JsonObject {
  const fields: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    const there = base[key];
    if (inner === undefined || same(inner, there)) continue;
    fields[key] = isJsonObject(inner) && isJsonObject(there) ? differing(inner, there) : inner;
  }
  return fields;
}

/** Equal as data, whatever the order of keys. */
function same(a: Json | undefined, b: Json | undefined): boolean {
  if (!isJsonObject(a) || !isJsonObject(b)) return JSON.stringify(a) === JSON.stringify(b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
