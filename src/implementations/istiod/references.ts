import { identityOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { isJsonObject, pick, pickList } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { textOf } from './client-tls.ts';
import { configMapIn } from './credentials.ts';
import { ISTIO_GROUP } from './kinds.ts';
import { selectorOf } from './rules.ts';

/** The Secrets and ConfigMaps that a DestinationRule names; those of a rule for everybody are each gateway’s own. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== ISTIO_GROUP || object.kind !== 'DestinationRule') return [];
  const top = ['spec', 'trafficPolicy'];
  const paths = [
    [...top, 'tls'],
    ...pickList(object, ...top, 'portLevelSettings').map((_, index) => [...top, 'portLevelSettings', index, 'tls']),
  ];
  return paths.flatMap((path) => credential(object, path));
}

function credential(object: K8sObject, path: readonly (string | number)[]): readonly Reference[] {
  const tls = pick(object, ...path);
  const name = isJsonObject(tls) ? textOf(tls, 'credentialName') : undefined;
  if (name === undefined) return [];
  const from = identityOf(object);
  const at = [...path, 'credentialName'];
  const without = 'Without it the proxy gets nothing to connect with, and requests are answered with 503.';
  const configMap = configMapIn(name);
  if (configMap !== undefined) return [{ from, path: at, to: configMap, severity: 'warning', without }];
  if (name.includes('://') || selectorOf(object) === undefined) return [];
  const to = referredTo({ name }, { group: '', kind: 'Secret', namespace: from.namespace });
  return to === undefined ? [] : [{ from, path: at, to, severity: 'warning', without }];
}
