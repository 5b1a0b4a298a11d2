import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { Json, JsonObject } from '../../../manifest/json.ts';

const AWS = { ...NEWEST, implementation: 'aws-load-balancer-controller', version: '3.5' };
const V1BETA1 = 'gateway.k8s.aws/v1beta1';

const mutual = (fields: JsonObject): JsonObject => ({ listenerConfigurations: [{ mutualAuthentication: fields }] });
const actions = (...list: readonly Json[]): JsonObject => ({ actions: list });
const FORWARD = { type: 'forward', forwardConfig: {} };
const OIDC = { type: 'authenticate-oidc', authenticateOIDCConfig: {} };
const answer = (statusCode: number) => ({ type: 'fixed-response', fixedResponseConfig: { statusCode } });

describe('rules of LoadBalancerConfiguration', () => {
  it.each([
    ['ADM-LBC-01 spec.listenerConfigurations[0].mutualAuthentication.trustStore', mutual({ mode: 'verify' })],
    [
      'ADM-LBC-02 spec.listenerConfigurations[0].mutualAuthentication.trustStore',
      mutual({ mode: 'off', trustStore: 'a' }),
    ],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1BETA1, 'LoadBalancerConfiguration', spec, AWS)).toEqual([expected]);
  });

  it('accept verification against a trust store', () => {
    const spec = mutual({ mode: 'verify', trustStore: 'a', ignoreClientCertificateExpiry: true });
    expect(rulesSay(V1BETA1, 'LoadBalancerConfiguration', spec, AWS)).toEqual([]);
  });
});

describe('rules of ListenerRuleConfiguration', () => {
  it.each([
    ['ADM-LRC-01 spec.actions[0].forwardConfig', actions({ type: 'forward' })],
    ['ADM-LRC-02 spec.actions[0].fixedResponseConfig.statusCode', actions(answer(302))],
    ['ADM-LRC-03 spec.conditions[0].sourceIPConfig', { conditions: [{ field: 'source-ip' }] }],
    ['ADM-LRC-04 spec.actions[1]', actions(OIDC, { type: 'jwt-validation', jwtValidationConfig: {} })],
    ['ADM-LRC-05 spec.actions[1]', actions(FORWARD, answer(404))],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1BETA1, 'ListenerRuleConfiguration', spec, AWS)).toEqual([expected]);
  });

  it('accept one action that authenticates and one that answers', () => {
    expect(rulesSay(V1BETA1, 'ListenerRuleConfiguration', actions(OIDC, answer(299)), AWS)).toEqual([]);
  });
});
