import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../tests/objects-of.ts';
import { DEFAULTS, type Setting } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as aws } from '../implementations/aws-load-balancer-controller/implementation.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { editObjects } from '../lens/edit-objects.ts';
import { oldVersionFindings } from './old-versions.ts';

type GatewayApi = Partial<Setting['gatewayApi']>;

function findingsIn(
  yaml: string,
  gatewayApi: GatewayApi = {},
  implementation: Implementation = any,
  version = 'unlisted',
): readonly Finding[] {
  const setting: Setting = {
    ...DEFAULTS.setting,
    version,
    gatewayApi: { release: '1.6', channel: 'experimental', missingKinds: [], ...gatewayApi },
  };
  return oldVersionFindings(objectsOf(yaml), setting, implementation.watches);
}

/** The text with the first fix applied. */
function mended(yaml: string, [finding]: readonly Finding[]): string {
  const manifests = finding?.fixes[0]?.manifests;
  if (manifests?.kind !== 'edit') throw new Error('There is no such fix.');
  return editObjects(yaml, manifests.edits);
}

const POLICY = `apiVersion: gateway.networking.k8s.io/v1alpha3
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec:
  # the pods
  targetRefs:
  - {group: "", kind: Service, name: api}
  validation:
    wellKnownCACertificates: System  # for now
    hostname: api.example.com
`;
const BYGONE = `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: BackendTLSPolicy
metadata:
  name: api  # mine
  namespace: shop
spec:
  targetRef: {group: "", kind: Service, name: api}
  tls:
    hostname: api.example.com
    wellKnownCACerts: System
`;

describe('objects in older API versions', () => {
  test('are offered the newer one, and keep all the rest of the text', () => {
    const findings = findingsIn(POLICY);
    expect(findings).toMatchObject([{ id: 'MAN-03', severity: 'info', at: { path: ['apiVersion'] } }]);
    expect(findings[0]?.fixes[0]?.label).toBe('Raise to v1');
    expect(mended(POLICY, findings)).toBe(POLICY.replace('v1alpha3', 'v1'));
    expect(findingsIn(mended(POLICY, findings))).toEqual([]);
  });

  test('are worth a warning where the cluster takes them no more', () => {
    expect(findingsIn(POLICY, { channel: 'standard' })).toMatchObject([{ id: 'MAN-03', severity: 'warning' }]);
  });

  test('stay as they are where the newer version is not served', () => {
    expect(findingsIn(POLICY, { release: '1.3' })).toEqual([]);
    expect(findingsIn(POLICY, { missingKinds: ['BackendTLSPolicy'] })).toEqual([]);
  });

  test('get the present names of their fields', () => {
    const findings = findingsIn(BYGONE);
    expect(findings).toMatchObject([{ severity: 'warning' }]);
    const text = mended(BYGONE, findings);
    expect(text).toContain('name: api  # mine');
    expect(objectsOf(text)[0]).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
        validation: { hostname: 'api.example.com', wellKnownCACertificates: 'System' },
      },
    });
    expect(objectsOf(text)[0]?.spec).not.toHaveProperty('tls');
    expect(findingsIn(text)).toEqual([]);
  });

  test('of a controller follow what its version reads, on its word', () => {
    const settings = `apiVersion: gateway.k8s.aws/v1beta1
kind: TargetGroupConfiguration
metadata: {name: api, namespace: shop}
spec: {targetReference: {name: api}}
`;
    const [finding] = findingsIn(settings, {}, aws, '3.5');
    expect(finding).toMatchObject({ id: 'MAN-03', severity: 'info' });
    expect(finding?.evidence).not.toEqual([]);
    expect(mended(settings, findingsIn(settings, {}, aws, '3.5'))).toBe(settings.replace('v1beta1', 'v1'));
    expect(findingsIn(settings, {}, aws, '3.4')).toEqual([]);
  });
});
