import { expect, test } from 'vitest';
import { objectsOf } from '../../../tests/objects-of.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { implementation } from '../../implementations/traefik/implementation.ts';
import { fetchStructures } from '../admission.ts';
import { reviewManifests } from '../review-manifests.ts';

const TEXT = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {gatewayClassName: traefik, listeners: [{name: http, port: 80, protocol: HTTP}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: api, port: 8443}]}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec:
  targetRefs: [{group: "", kind: Service, name: api}]
  validation:
    hostname: api.example.com
    wellKnownCACertificates: System
    subjectAltNames: [{type: Hostname, hostname: other.example.com}]
`;

test.each<[string, readonly string[]]>([
  ['3.7', ['error TRA-02']],
  ['3.8', ['warning GEN-05']],
])('Traefik %s: the host name is called unchecked only where the list takes its place', async (version, expected) => {
  const setting = { ...DEFAULTS.setting, implementation: 'traefik', version };
  const objects = objectsOf(TEXT);
  const structures = await fetchStructures(objects, setting);
  const { findings } = reviewManifests(TEXT, objects, setting, implementation, structures);
  const ofNames = findings.filter(({ at }) => at.path?.includes('subjectAltNames'));
  expect(ofNames.map(({ severity, id }) => `${severity} ${id}`)).toEqual(expected);
});
