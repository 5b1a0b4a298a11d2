import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { clientCertificateChange, clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import { NO_CHANGE } from '../../gateway-api/resources.ts';
import { type PolicyWish, standardPolicy } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { type Json, type JsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import { noteOf } from '../fact.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { facts } from './facts.ts';
import { isStream } from './fields.ts';
import { CONTROLLER, watches } from './watches.ts';

/** Policies for what nginx encrypts. What would be ignored is not written; that it is missing is said by findings. */
export function write(configuration: Configuration): readonly Written[] {
  const shown = showsCertificate(configuration);
  const written = writeManifests(configuration, {
    ...standardParts(configuration, watches),
    policyOf: (backend, index) => (isStream(configuration) ? undefined : policyOf(backend, index)),
    own: shown ? clientCertificateGrant(configuration) : [],
    gatewayChange: shown ? clientCertificateChange(configuration) : NO_CHANGE,
    controllerName: CONTROLLER,
  });
  return withSharedPolicies(written);
}

/** Without subject alternative names, which are not read. */
function policyOf(backend: Backend, index: number): PolicyWish | undefined {
  const wish = standardPolicy(backend, index);
  return wish && { ...wish, validation: { ...wish.validation, subjectAltNames: [] } };
}

function showsCertificate({ setting, route, backends: [{ target }] }: Configuration): boolean {
  return noteOf(facts, 'client-certificate', setting, route.kind, target).available !== 'no';
}

/** As many as a policy may have. */
const MOST_TARGETS = 16;

/** Policies that say System and the same name become one: as separate objects they would never count as alike. */
function withSharedPolicies(written: readonly Written[]): readonly Written[] {
  const shared = new Map<string, number>();
  const result: Written[] = [];
  for (const entry of written) {
    const key = systemKey(entry);
    const at = key === undefined ? undefined : shared.get(key);
    const before = at === undefined ? undefined : result[at];
    if (at !== undefined && before !== undefined && targetsOf(before).length < MOST_TARGETS) {
      result[at] = joined(before, entry);
      continue;
    }
    if (key !== undefined) shared.set(key, result.length);
    result.push(entry);
  }
  return result;
}

function systemKey({ role, object }: Written): string | undefined {
  if (role !== 'create' || object.kind !== 'BackendTLSPolicy') return undefined;
  const validation = pick(object, 'spec', 'validation');
  if (pickString(validation, 'wellKnownCACertificates') === undefined) return undefined;
  return `${object.metadata.namespace} ${pickString(validation, 'hostname')}`;
}

function targetsOf({ object }: Written): readonly Json[] {
  return pickList(object, 'spec', 'targetRefs');
}

function joined(before: Written, entry: Written): Written {
  const spec: JsonObject = {
    ...fieldsOf(before.object.spec),
    targetRefs: [...targetsOf(before), ...targetsOf(entry)],
  };
  return { ...before, object: { ...before.object, spec }, from: [...before.from, ...entry.from] };
}

function fieldsOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
