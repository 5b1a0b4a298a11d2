import type { Field } from '../field.ts';

const id = (name: string) => `envoy-gateway.${name}` as const;

/** Where the client certificate stands. */
export const CERTIFICATE_WAYS = ['gateway', 'envoy-proxy', 'backend'] as const;
export type CertificateWay = (typeof CERTIFICATE_WAYS)[number];

export const clientCertificateThrough: Field = {
  id: id('clientCertificateThrough'),
  type: 'choice',
  preset: 'automatic',
  label: 'Client certificate through',
  help: 'Which object names the certificate that Envoy shows to backends.',
  choices: [
    {
      value: 'automatic',
      label: 'Automatic',
      help: 'The Gateway where version and Gateway API have the field, otherwise EnvoyProxy or Backend.',
    },
    {
      value: 'gateway',
      label: 'Gateway',
      help: 'The field of the standard, for all TLS backends of the Gateway; from Envoy Gateway 1.8.',
    },
    {
      value: 'envoy-proxy',
      label: 'EnvoyProxy',
      help: 'For all TLS backends of the Gateway, in every version; the Secret stands in the Gateway’s namespace.',
    },
    {
      value: 'backend',
      label: 'Backend',
      help: 'For single Backends, from 1.6; the Secret stands in the Backend’s namespace. Services cannot have one.',
    },
  ],
  asked: ({ clientCertificate }) => clientCertificate !== null,
};

export const existingEnvoyProxy: Field = {
  id: id('existingEnvoyProxy'),
  type: 'text',
  preset: '',
  label: 'EnvoyProxy that the Gateway has already',
  help: 'Its name, in the Gateway’s namespace: it is changed then, not replaced. Left empty, one is written and attached to the Gateway.',
  placeholder: 'proxy-config',
  pattern: /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  says: 'Lower-case letters, digits, “-” and “.”, beginning and ending with a letter or digit, at most 253 characters.',
  asked: ({ clientCertificate, tlsVersions }) =>
    clientCertificate !== null || tlsVersions.minimum !== null || tlsVersions.maximum !== null,
};

export const fields: readonly Field[] = [clientCertificateThrough, existingEnvoyProxy];
