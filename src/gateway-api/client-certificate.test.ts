import { describe, expect, it } from 'vitest';
import { type Configuration, DEFAULTS, GATEWAY_API_RELEASES } from '../configuration/configuration.ts';
import { changeObject } from '../manifest/change.ts';
import { clientCertificateChange, clientCertificateGrant, clientCertificateOf } from './client-certificate.ts';
import { gatewayObject } from './resources.ts';

function configurationWith(
  release: Configuration['setting']['gatewayApi']['release'],
  namespace: string,
): Configuration {
  const { setting } = DEFAULTS;
  return {
    ...DEFAULTS,
    setting: { ...setting, gatewayApi: { ...setting.gatewayApi, release } },
    clientCertificate: { secret: 'client', namespace },
  };
}

describe('the client certificate', () => {
  it.each(GATEWAY_API_RELEASES)('is read back from where it is written, in release %s', (release) => {
    for (const namespace of ['shop', 'certificates']) {
      const configuration = configurationWith(release, namespace);
      const { after } = changeObject(gatewayObject(configuration), clientCertificateChange(configuration).wishes);
      expect(clientCertificateOf(after)).toEqual({ group: '', kind: 'Secret', namespace, name: 'client' });
    }
  });
  it('stands where each release has the field', () => {
    const path = (release: (typeof GATEWAY_API_RELEASES)[number]) =>
      clientCertificateChange(configurationWith(release, 'shop')).wishes[0]?.path.join('.');
    expect(path('1.3')).toBe('spec.backendTLS.clientCertificateRef');
    expect(path('1.4')).toBe('spec.tls.backend.clientCertificateRef');
  });
  it('asks for nothing where there is none', () => {
    expect(clientCertificateChange(DEFAULTS).wishes).toEqual([]);
    expect(clientCertificateGrant(DEFAULTS)).toEqual([]);
    expect(clientCertificateOf(gatewayObject(DEFAULTS))).toBeNull();
  });
  it('needs a grant from another namespace, and none from its own', () => {
    expect(clientCertificateGrant(configurationWith('1.6', 'shop'))).toEqual([]);
    const [grant] = clientCertificateGrant(configurationWith('1.6', 'certificates'));
    expect(grant?.object).toMatchObject({
      kind: 'ReferenceGrant',
      metadata: { namespace: 'certificates' },
      spec: { from: [{ kind: 'Gateway', namespace: 'shop' }], to: [{ group: '', kind: 'Secret', name: 'client' }] },
    });
  });
});
