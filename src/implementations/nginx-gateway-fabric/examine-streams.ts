import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { optionPath, passesThrough, passthrough } from './fields.ts';
import { HTTP_ROUTE, passOn } from './ways-out.ts';

/** TLSRoutes and TCPRoutes, which only pass bytes on: NGF-06, NGF-16, NGF-25. */
export function streamFindings(configuration: Configuration): readonly Finding[] {
  if (!passesThrough(configuration)) return [notEncrypted(configuration)];
  return [...listener(configuration), ...severalBackends(configuration), clientVerifies()];
}

function notEncrypted(configuration: Configuration): Finding {
  const { route, backends } = configuration;
  const fact = factOf(facts, `route-${route.kind}`);
  const skips = backends.some(({ validation }) => validation.mode === 'skip');
  const several = route.kind === 'TLSRoute' && backends.length > 1;
  return {
    id: 'NGF-06',
    severity: 'error',
    message: `nginx does not encrypt to the backends of a ${route.kind}.`,
    reason: `${fact.claim} Let TLS pass through, so that the client verifies, or use an HTTPRoute.`,
    at: { field: 'route.kind' },
    evidence: fact.evidence,
    fixes: [...(several ? [] : [passing(configuration)]), ...(skips ? [] : [HTTP_ROUTE])],
  };
}

function passing(configuration: Configuration): Fix {
  const edits = fittingListener(configuration);
  return { label: 'Let TLS pass through: the client verifies', edits: [passOn(configuration), ...edits] };
}

function fittingListener({ route }: Configuration): Fix['edits'] {
  if (route.kind === 'TCPRoute') return [{ at: 'gateway.listener.protocol', value: 'TCP' }];
  return [
    { at: 'gateway.listener.protocol', value: 'TLS' },
    { at: 'gateway.listener.tlsMode', value: 'Passthrough' },
  ];
}

/** A listener that takes the route, and yet nothing passes through it. */
function listener(configuration: Configuration): Finding[] {
  const { route, gateway } = configuration;
  const { protocol, tlsMode } = gateway.listener;
  if (protocol !== 'TLS' || (route.kind === 'TLSRoute' && tlsMode === 'Passthrough')) return [];
  const fact = factOf(facts, route.kind === 'TCPRoute' ? 'route-TCPRoute' : 'tlsroute-terminate');
  const says =
    route.kind === 'TCPRoute'
      ? 'A TCPRoute needs a TCP listener.'
      : 'The listener ends TLS: the backend would get plain text.';
  return [
    {
      id: 'NGF-06',
      severity: 'error',
      message: says,
      reason: fact.claim,
      at: { field: route.kind === 'TCPRoute' ? 'gateway.listener.protocol' : 'gateway.listener.tlsMode' },
      evidence: fact.evidence,
      fixes: [{ label: 'Make the listener pass TLS through', edits: fittingListener(configuration) }],
    },
  ];
}

function severalBackends({ route, backends }: Configuration): Finding[] {
  const single = backends.length === 1 && backends.every(({ rule }) => rule === 0);
  if (route.kind !== 'TLSRoute' || single) return [];
  const fact = factOf(facts, 'tlsroute-one-backend');
  return [
    {
      id: 'NGF-16',
      severity: 'error',
      message: 'A TLSRoute has one backend here.',
      reason: `${fact.claim} Give each backend a TLSRoute and a host name of its own.`,
      at: { field: 'backends' },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}

function clientVerifies(): Finding {
  const fact = factOf(facts, 'mode-custom-streams');
  return {
    id: 'NGF-25',
    severity: 'info',
    message: 'The client verifies the backend, and nginx sees only bytes.',
    reason:
      'CA and names stand in no manifest: the client needs the CA, and the backend’s certificate has to be for the name that the client uses. Routing by path or header, and changing requests, ends with it.',
    at: { field: optionPath(passthrough) },
    evidence: fact.evidence,
    fixes: [],
  };
}
