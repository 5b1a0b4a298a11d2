import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

const problemsOf = (text: string) => readText(text).problems.map(({ span, message }) => [text.slice(...span), message]);

describe('a template that nobody has rendered', () => {
  it.each([
    ['{{- if .Values.tls }}\nkind: Service\n{{- end }}\n', '{{- if .Values.tls }}'],
    ['kind: Service\nmetadata:\n  name: {{ .Release.Name }}-api\n', '{{ .Release.Name }}'],
    ['# a {{ comment }}\na: "{{ quoted }}"\nb: {{ include "x" . | nindent 4 }}\n', '{{ include "x" . | nindent 4 }}'],
  ])('is told once, at its first action: %j', (text, action) => {
    expect(problemsOf(text)).toEqual([[action, expect.stringContaining('helm template')]]);
  });

  it.each(['a: "{{ quoted }}"\n', 'a: {b: {c: 1}}\n', '# {{ x }}\na: 1\n'])('is not what can be read: %j', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('leaves other faults as they are', () => {
    expect(problemsOf('a: "{{ x }}"\nb: [1\n')[0]?.[1]).toContain('] is missing');
  });
});
