import * as api from '@opentelemetry/api';
import type { Core } from '@strapi/strapi';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTelemetry, tracingOf } from '../../../../server/src/kernel/tracing/open-telemetry';
import { untraced, type Tracing } from '../../../../server/src/kernel/tracing/tracing';
import { recordTraces } from '../../../helpers/observability/recorded-traces';

const TRACE = 'a'.repeat(32);
const PLACE = `00-${TRACE}-${'b'.repeat(16)}-01`;

const appAt = (root: string) => ({ dirs: { app: { root } } }) as unknown as Core.Strapi;

describe('tracing in an app without OpenTelemetry', () => {
  it('runs the work, and is nowhere', async () => {
    const tracing = tracingOf(appAt(path.join(tmpdir(), 'an-app-without-packages')));
    expect(tracing).toBe(untraced);
    const work = tracing.span('s360.test', {}, async (span) => {
      span.set({ 's360.count': 1 });
      return tracing.here();
    });
    expect(await work).toBeNull();
  });
});

describe('tracing with OpenTelemetry’s API, but without its SDK', () => {
  it('runs the work, hands on its error, and is nowhere', async () => {
    const tracing = tracingOf(appAt(path.resolve(__dirname, '../../app')));
    expect(tracing).not.toBe(untraced);
    expect(
      await tracing.span('s360.test', { after: PLACE }, async () => tracing.here()),
    ).toBeNull();
    const failing = tracing.span('s360.test', {}, () => Promise.reject(new Error('as it was')));
    await expect(failing).rejects.toThrow('as it was');
  });
});

describe('tracing with an SDK', () => {
  let traces: ReturnType<typeof recordTraces>;
  let tracing: Tracing;
  beforeEach(() => {
    traces = recordTraces();
    tracing = openTelemetry(api);
  });
  afterEach(() => traces.end());

  it('nests what is done inside a span', async () => {
    await tracing.span('outer', {}, () => tracing.span('inner', {}, () => Promise.resolve()));
    const [inner, outer] = traces.spans();
    expect(inner).toMatchObject({ name: 'inner', parentId: outer?.id, traceId: outer?.traceId });
    expect(outer).toMatchObject({ name: 'outer', parentId: null });
  });

  it('goes on in another process, at the place that was stored', async () => {
    const stored = await tracing.span('cause', {}, async () => tracing.here());
    await tracing.span('effect', { after: stored }, () => Promise.resolve());
    const [cause, effect] = traces.spans();
    expect(stored).toBe(`00-${cause?.traceId}-${cause?.id}-01`);
    expect(effect).toMatchObject({ parentId: cause?.id, traceId: cause?.traceId });
  });

  it.each([null, '', 'rubbish', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`])(
    'begins a trace of its own after %j, even inside another span',
    async (after) => {
      await tracing.span('outer', {}, () => tracing.span('work', { after }, async () => undefined));
      const [work, outer] = traces.spans();
      expect(work).toMatchObject({ name: 'work', parentId: null });
      expect(work?.traceId).not.toBe(outer?.traceId);
    },
  );

  it('names other places to which the work goes back', async () => {
    await tracing.span(
      'work',
      { after: null, alsoAfter: [PLACE, 'rubbish'] },
      async () => undefined,
    );
    expect(traces.spans()).toMatchObject([{ linkedTo: ['b'.repeat(16)] }]);
  });

  it('keeps an error by its name and code, without its message', async () => {
    const error = Object.assign(new TypeError('value of Nefertari'), { code: '23505' });
    const failing = tracing.span('work', {}, () => Promise.reject(error));
    await expect(failing).rejects.toBe(error);
    const [span] = traces.spans();
    expect(span).toMatchObject({
      hasFailed: true,
      attributes: { 'error.type': 'TypeError 23505' },
    });
    expect(traces.whole()).not.toContain('Nefertari');
  });

  it('keeps the attributes that have a value', async () => {
    const attributes = { 's360.a': 'x', 's360.b': null, 's360.c': undefined };
    await tracing.span('work', { attributes, isRequest: true }, async (span) => {
      span.set({ 's360.count': 2, 's360.none': null });
    });
    expect(traces.spans()).toMatchObject([{ isRequest: true }]);
    expect(traces.spans()[0]?.attributes).toEqual({ 's360.a': 'x', 's360.count': 2 });
  });
});
