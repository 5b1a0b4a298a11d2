import { describe, expect, it } from 'vitest';
import { formOf, foundIn } from '../../../tests/live-manifests.ts';
import { read } from './read.ts';

const FORM = formOf({ implementation: 'agentgateway', version: '1.4' });
const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: gateway}]
  rules: [{backendRefs: [{name: api, port: 8443}]}]
`;
const own = (tls: string) => `---
apiVersion: agentgateway.dev/v1alpha1
kind: AgentgatewayPolicy
metadata: {name: api, namespace: shop, annotations: {upstream-tls/skip-reason: a device}}
spec: {targetRefs: [{group: "", kind: Service, name: api}], backend: {tls: ${tls}}}
`;

describe('an AgentgatewayPolicy', () => {
  const readOwn = (tls: string, form = FORM) => read(foundIn(ROUTE + own(tls)), form);

  it('that skips everything is mode skip, with its reason and no answer of its own', () => {
    const { backends, options } = readOwn('{insecureSkipVerify: All, sni: a.b}');
    expect(backends[0].validation).toMatchObject({ mode: 'skip', hostname: 'a.b', reason: 'a device' });
    expect(options).toEqual({});
  });

  it('that skips the name is mode skip, with what is skipped and the CA of the chain as answers', () => {
    const { backends, options } = readOwn('{insecureSkipVerify: Hostname, caCertificateRefs: [{name: chain}]}');
    expect(backends[0].validation).toMatchObject({ mode: 'skip', hostname: null });
    expect(options).toEqual({ 'agentgateway.whatIsSkipped': 'Hostname', 'agentgateway.chainCa': 'chain' });
  });

  it('that verifies is told by the way, and a BackendTLSPolicy takes the answer away', () => {
    const verified = readOwn('{sni: a.b, caCertificateRefs: [{name: ca}], mtlsCertificateRef: [{name: client}]}');
    expect(verified.backends[0].validation).toMatchObject({ mode: 'custom', hostname: 'a.b', ca: { name: 'ca' } });
    expect(verified.clientCertificate).toEqual({ secret: 'client', namespace: 'shop' });
    expect(verified.options).toEqual({ 'agentgateway.verifyThrough': 'AgentgatewayPolicy' });
    const policy = `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec: {targetRefs: [{group: "", kind: Service, name: api}], validation: {hostname: a.b, wellKnownCACertificates: System}}
`;
    expect(read(foundIn(ROUTE + policy), { ...FORM, options: verified.options }).options).toEqual({});
  });

  it('for a host is told by the host, not by a name that nobody has given', () => {
    const external = ROUTE.replace(
      '{name: api, port: 8443}',
      '{group: agentgateway.dev, kind: AgentgatewayBackend, name: ext}',
    );
    const backend = `---
apiVersion: agentgateway.dev/v1alpha1
kind: AgentgatewayBackend
metadata: {name: ext, namespace: shop}
spec: {static: {host: api.example.org, port: 443}, policies: {tls: {insecureSkipVerify: All}}}
`;
    expect(read(foundIn(external + backend), FORM).backends[0]).toMatchObject({
      target: { kind: 'ExternalHost', hostname: 'api.example.org', port: 443 },
      validation: { mode: 'skip', hostname: null },
    });
  });
});
