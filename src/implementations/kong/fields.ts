import type { Configuration } from '../../configuration/configuration.ts';
import { answer, type Field, switched } from '../field.ts';
import type { KongFields } from './product.ts';

/** The questions of Kong’s controllers, each with ids of its own. */

const verifies = ({ backends }: Configuration) => backends.some(({ validation }) => validation.mode !== 'skip');
const skips = ({ backends }: Configuration) => backends.some(({ validation }) => validation.mode === 'skip');
const hasOwnCa = ({ backends }: Configuration) => backends.some(({ validation }) => validation.mode === 'custom');

export function kongFields(id: string): Omit<KongFields, 'konnect'> {
  return { way: way(id), gatewayVersion: gatewayVersion(id), ingressClass: ingressClass(id) };
}

function way(id: string): Field {
  return {
    id: `${id}.way`,
    type: 'choice',
    preset: 'annotations',
    label: 'Verification through',
    help: 'Where it is said how the backend is verified.',
    choices: [
      {
        value: 'annotations',
        label: 'Service annotations',
        help: 'Kong’s own way: no feature gate, every route kind.',
      },
      {
        value: 'policy',
        label: 'BackendTLSPolicy',
        help: 'The standard’s kind, read as v1alpha3 alone: experimental CRDs and a feature gate; HTTPRoute only.',
      },
    ],
    asked: verifies,
  };
}

/** Answers about the gateway’s version; verification became its default with 3.14. */
export type GatewayAnswer = 'verifies' | 'verifies-off' | 'older';

function gatewayVersion(id: string): Field {
  return {
    id: `${id}.gatewayVersion`,
    type: 'choice',
    preset: 'verifies',
    label: 'Kong Gateway',
    help: 'The gateway behind the controller has a version of its own: the tag of its image.',
    choices: [
      { value: 'verifies', label: '3.14 or later', help: 'Verifies by default, and refuses to be told otherwise.' },
      {
        value: 'verifies-off',
        label: '3.14 or later, tls_certificate_verify off',
        help: 'KONG_TLS_CERTIFICATE_VERIFY=off is set: skipping is possible, here and for everything else.',
      },
      { value: 'older', label: '3.9 to 3.13', help: 'Verifies only where it is told to.' },
    ],
    asked: skips,
  };
}

function ingressClass(id: string): Field {
  return {
    id: `${id}.ingressClass`,
    type: 'text',
    preset: 'kong',
    label: 'Ingress class',
    help: 'CA objects carry the class that the controller looks after. Left empty, they get none.',
    placeholder: 'kong',
    pattern: /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    says: 'Lower-case letters, digits, “-” and “.”, beginning and ending with a letter or digit, at most 253 characters.',
    asked: hasOwnCa,
  };
}

export function konnectField(id: string): Field {
  return {
    id: `${id}.konnectHybrid`,
    type: 'switch',
    preset: false,
    label: 'The Gateway is a hybrid one of Konnect',
    help: 'Routes become entities of a control plane in Konnect: only some annotations count there, and no policy.',
    asked: () => true,
  };
}

export function usesPolicy({ way: field }: Pick<KongFields, 'way'>, configuration: Configuration): boolean {
  return answer(field, configuration) === 'policy';
}

export function isHybrid({ konnect }: Pick<KongFields, 'konnect'>, configuration: Configuration): boolean {
  return konnect !== null && switched(konnect, configuration);
}

export function gatewayAnswer({ gatewayVersion: field }: KongFields, configuration: Configuration): GatewayAnswer {
  const given = answer(field, configuration);
  return given === 'older' || given === 'verifies-off' ? given : 'verifies';
}
