import type { NonEmpty } from '../../../manifest/json.ts';
import { type Choice, chosenOnly } from '../demands.ts';
import { entries, given, has, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';

const GROUP = 'gateway.k8s.aws';

function kind(name: string, plural: string): KindOfRule {
  return { group: GROUP, kind: name, source: `CRD ${plural}.${GROUP}, AWS Load Balancer Controller 2.17.1 to 3.5.0` };
}

function verifies(authentication: Parameters<Find>[0]): boolean {
  return textOr('', authentication, 'mode') === 'verify';
}

const trustStoreToVerify: Find = (authentication) =>
  when(
    verifies(authentication) && !has(authentication, 'trustStore'),
    missing('trustStore', 'Name a trustStore: the mode verify checks client certificates against it.'),
  );

const ONLY_TO_VERIFY = ['trustStore', 'ignoreClientCertificateExpiry', 'advertiseTrustStoreCaNames'];

const onlyToVerify: Find = (authentication) =>
  ONLY_TO_VERIFY.flatMap((field) =>
    when(
      !verifies(authentication) && has(authentication, field),
      unwanted(field, `Remove ${field}, or set the mode to verify: other modes check no client certificate.`),
    ),
  );

const AUTHENTICATION: NonEmpty<string> = ['spec.listenerConfigurations[].mutualAuthentication'];

export const LOAD_BALANCER_CONFIGURATION_RULES: readonly Rule[] = rulesOf(
  kind('LoadBalancerConfiguration', 'loadbalancerconfigurations'),
  [
    { id: 'ADM-LBC-01', covers: AUTHENTICATION, find: trustStoreToVerify },
    { id: 'ADM-LBC-02', covers: AUTHENTICATION, find: onlyToVerify },
  ],
);

const ACTION: Choice = {
  what: 'An action',
  by: 'type',
  fields: {
    forward: 'forwardConfig',
    redirect: 'redirectConfig',
    'fixed-response': 'fixedResponseConfig',
    'authenticate-cognito': 'authenticateCognitoConfig',
    'authenticate-oidc': 'authenticateOIDCConfig',
    'jwt-validation': 'jwtValidationConfig',
  },
};
const CONDITION: Choice = { what: 'A condition', by: 'field', fields: { 'source-ip': 'sourceIPConfig' } };

/** At most one action of some types. */
function oneOf(types: readonly string[], message: string): Find {
  return (spec) => {
    const actions = entries(given(spec, 'actions'));
    const found = actions.flatMap((action, index) => (types.includes(textOr('', action, 'type')) ? [index] : []));
    return found.slice(1).map((index) => wrong(['actions', index], message));
  };
}

const oneAuthentication = oneOf(
  ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation'],
  'Remove this action or the earlier one: one action at most authenticates.',
);
const oneAnswer = oneOf(
  ['fixed-response', 'forward', 'redirect'],
  'Remove this action or the earlier one: a request is answered, forwarded or redirected once.',
);

/** Success, or an error of client or server: a redirect is an action of its own. */
const answerStatus: Find = (status) => {
  const allowed = typeof status === 'number' && ((status >= 200 && status <= 299) || (status >= 400 && status <= 599));
  return when(
    typeof status === 'number' && !allowed,
    wrong([], 'Set a status code from 200 to 299 or from 400 to 599.'),
  );
};

export const LISTENER_RULE_CONFIGURATION_RULES: readonly Rule[] = rulesOf(
  kind('ListenerRuleConfiguration', 'listenerruleconfigurations'),
  [
    { id: 'ADM-LRC-01', covers: ['spec.actions[]'], find: chosenOnly(ACTION) },
    { id: 'ADM-LRC-02', covers: ['spec.actions[].fixedResponseConfig.statusCode'], find: answerStatus },
    { id: 'ADM-LRC-03', covers: ['spec.conditions[]'], find: chosenOnly(CONDITION) },
    { id: 'ADM-LRC-04', covers: ['spec'], find: oneAuthentication },
    { id: 'ADM-LRC-05', covers: ['spec'], find: oneAnswer },
  ],
);
