import {
  BACKEND_PROTOCOLS,
  type Backend,
  CHANNELS,
  type Configuration,
  LISTENER_PROTOCOLS,
  ROUTE_KINDS,
  TLS_VERSIONS,
} from '../../src/configuration/configuration.ts';
import { answer, type Field, switched } from '../../src/implementations/field.ts';

/** A Configuration that differs from another in every field of the form, so that nothing is right by chance. */
export function unlike(c: Configuration, fields: readonly Field[]): Configuration {
  const { gateway, route, tlsVersions, clientCertificate } = c;
  const { listener } = gateway;
  const [first, ...rest] = c.backends.map(unlikeBackend);
  return {
    ...c,
    setting: {
      ...c.setting,
      gatewayApi: { ...c.setting.gatewayApi, channel: not(CHANNELS, c.setting.gatewayApi.channel) },
    },
    gateway: {
      namespace: apart(gateway.namespace),
      name: apart(gateway.name),
      className: apart(gateway.className),
      listener: {
        name: apart(listener.name),
        port: otherPort(listener.port),
        protocol: not(LISTENER_PROTOCOLS, listener.protocol),
        tlsMode: not(['Terminate', 'Passthrough'], listener.tlsMode),
        certificateSecret: apart(listener.certificateSecret),
      },
    },
    route: {
      kind: not(ROUTE_KINDS, route.kind),
      namespace: apart(route.namespace),
      name: apart(route.name),
      hostnames: route.hostnames.length === 1 ? [] : ['other.example'],
    },
    backends: first === undefined ? c.backends : [first, ...rest],
    clientCertificate:
      clientCertificate === null
        ? { secret: 'other', namespace: 'other' }
        : { secret: apart(clientCertificate.secret), namespace: apart(clientCertificate.namespace) },
    tlsVersions: {
      minimum: not(TLS_VERSIONS, tlsVersions.minimum),
      maximum: not(TLS_VERSIONS, tlsVersions.maximum),
    },
    options: Object.fromEntries(fields.map((field) => [field.id, otherAnswer(field, c)])),
  };
}

function unlikeBackend({ target, validation, protocol, weight, rule }: Backend): Backend {
  const namespace = apart(target.namespace);
  const port = otherPort(target.port);
  return {
    target:
      target.kind === 'Service'
        ? { kind: 'ExternalHost', namespace, hostname: 'other.example', port }
        : { kind: 'Service', namespace, name: 'other', port, portName: 'other', targetPort: 1, headless: true },
    validation:
      validation.mode === 'skip'
        ? {
            mode: 'custom',
            hostname: 'other.example',
            subjectAltNames: [{ type: 'Hostname', hostname: 'another.example' }],
            ca: { kind: 'Secret', name: 'other-ca' },
          }
        : { mode: 'skip', hostname: apart(validation.hostname), reason: 'other', reviewBy: '2031-01-01' },
    protocol: not(BACKEND_PROTOCOLS, protocol),
    weight: weight === 1 ? 2 : 1,
    rule: rule === 1 ? 2 : 1,
  };
}

function otherAnswer(field: Field, c: Configuration): string | boolean {
  if (field.type === 'switch') return !switched(field, c);
  const given = answer(field, c);
  if (field.type === 'text') return given === '' ? (SAMPLES.find((text) => field.pattern.test(text)) ?? '') : '';
  return field.choices.map(({ value }) => value).find((value) => value !== given) ?? field.preset;
}

/** An answer to each kind of text question. */
const SAMPLES = ['/other', '200', 'other', 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d'] as const;

function apart(name: string): string {
  return name === 'other' ? 'another' : 'other';
}

function otherPort(port: number): number {
  return port === 4433 ? 4434 : 4433;
}

function not<T>(all: readonly T[], one: T | null): T {
  const [other] = all.filter((candidate) => candidate !== one);
  if (other === undefined) throw new Error('There is no other.');
  return other;
}
