import { AUDIT_EVENTS } from '../../../../server/src/contracts/audit-events';
import {
  audit,
  auditedAction,
  registerAuditEvents,
  type AuditedAction,
} from '../../../../server/src/kernel/http/audit';
import { routes } from '../../../../server/src/app/routes';

const strapiWith = (services: Record<string, unknown>) => ({
  has: (name: string) => name in services,
  get: (name: string) => services[name],
});

describe('the action that the audit log keeps of a request', () => {
  it('is the institution that its path names', () => {
    const params = { code: 'myvenue', id: '7' };
    expect(auditedAction('s360.webhook-secret.delete', { params, body: {} })).toEqual({
      resource: { type: 'webhook-secret', id: '7' },
      details: { institution: 'myvenue' },
    });
    expect(auditedAction('s360.institution.update', { params, body: {} })).toEqual({
      resource: { type: 'institution', id: 'myvenue' },
      details: {},
    });
  });

  it('is the new record that its answer names, and nothing else of it', () => {
    const body = { data: { id: 12, note: 'for Nefertari' } };
    expect(auditedAction('s360.bulk-job.push', { params: {}, body })).toEqual({
      resource: { type: 'bulk-job', id: 12 },
      details: {},
    });
  });

  it('is how many records a decision about several has changed', () => {
    const body = {
      data: [
        { id: 1, refusal: null },
        { id: 2, refusal: { code: 'decided' } },
        { id: 3, refusal: null },
      ],
    };
    expect(auditedAction('s360.conflict.decide', { params: {}, body })).toEqual({
      resource: { type: 'conflict' },
      details: { records: 2 },
    });
  });
});

describe('the events of the audit log', () => {
  const emittedBy = async (status: number) => {
    const emitted: string[] = [];
    const eventHub = { emit: (event: string) => Promise.resolve(emitted.push(event)) };
    const middleware = audit({ event: 's360.conflict.decide' }, { strapi: { eventHub } as never });
    await middleware({ status, params: {}, body: {} } as never, () => Promise.resolve());
    return emitted;
  };

  it('are emitted when the request was carried out, and not when it was refused', async () => {
    expect(await emittedBy(200)).toEqual(['s360.conflict.decide']);
    expect(await emittedBy(409)).toEqual([]);
  });

  it('are registered with it where it is part of Strapi’s edition', () => {
    const registered = new Map<string, (action: AuditedAction) => AuditedAction>();
    const log = {
      registerEvent: (event: string, shapeOf: (action: AuditedAction) => AuditedAction) =>
        registered.set(event, shapeOf),
    };
    registerAuditEvents(strapiWith({ 'audit-logs-lifecycle': log }) as never);
    expect([...registered.keys()]).toEqual(Object.keys(AUDIT_EVENTS));
    const action = { resource: { type: 'contact', id: 'anna' }, details: {} };
    expect(registered.get('s360.person.erase')?.(action)).toEqual(action);
  });

  it('are left out where it is not, or is an older one', () => {
    expect(() => registerAuditEvents(strapiWith({}) as never)).not.toThrow();
    const older = strapiWith({ 'audit-logs-lifecycle': {} });
    expect(() => registerAuditEvents(older as never)).not.toThrow();
  });

  it('are each emitted by a route', () => {
    const withoutSchemas = (name: string, value: unknown) =>
      name === 'request' || name === 'response' ? undefined : value;
    const text = JSON.stringify(routes, withoutSchemas);
    const emitted: string[] = text.match(/s360\.[a-z-]+\.[a-z-]+/g) ?? [];
    expect(Object.keys(AUDIT_EVENTS).filter((event) => !emitted.includes(event))).toEqual([]);
  });
});
