import {
  conflictListQuery,
  ofField,
} from '../../../../../admin/src/features/conflicts/conflictQuery';
import {
  costOfDeciding,
  costOfReversing,
} from '../../../../../admin/src/features/conflicts/decisionCost';
import { placeOf } from '../../../../../admin/src/features/overview/attention/attentionPlaces';
import { searchOf } from '../../../../../admin/src/shared/lists/listQueries';

describe('the cost of deciding conflicts', () => {
  const here = { field: 'town', alsoLinkedTo: 0 };
  const elsewhere = { field: 'town', alsoLinkedTo: 2 };

  it('is one value for each conflict that is decided for the CRM', () => {
    expect(costOfDeciding([here, elsewhere], 'crm')).toEqual({ values: 2, calls: 6 });
  });

  it('is one value for each other institution when decided for S-360', () => {
    expect(costOfDeciding([here, elsewhere], 's360')).toEqual({ values: 2, calls: 6 });
    expect(costOfDeciding([here], 's360')).toEqual({ values: 0, calls: 0 });
  });

  it('concerns all institutions when reversed, but one for a consent', () => {
    expect(costOfReversing(elsewhere)).toEqual({ values: 3, calls: 9 });
    expect(costOfReversing({ ...elsewhere, field: 'consent:NEWS' })).toEqual({
      values: 1,
      calls: 3,
    });
  });
});

describe('the address of the list of conflicts', () => {
  it('shows open conflicts unless it says otherwise', () => {
    expect(conflictListQuery({})).toMatchObject({ state: 'open', further: {} });
    for (const state of ['automatic', 'person'])
      expect(conflictListQuery({ state })).toMatchObject({ state });
    expect(conflictListQuery({ state: 'failed' })).toMatchObject({ state: 'open' });
  });

  it('keeps the field, and starts at the first page of another field', () => {
    const query = conflictListQuery({ field: 'town', page: '3', q: 'muster' });
    expect(query.further).toEqual({ field: 'town' });
    expect(conflictListQuery({ field: ['town'] }).further).toEqual({});
    expect(searchOf(ofField(query, 'email'))).toBe('field=email&state=open&q=muster');
    expect(ofField(query, undefined).further).toEqual({});
  });

  it('is where the list of what waits leads', () => {
    expect(placeOf({ institution: 'museum', kind: 'conflict', cause: null, only: null })).toBe(
      '/plugins/s360/conflicts?institution=museum',
    );
  });
});
