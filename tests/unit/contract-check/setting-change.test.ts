import {
  allSettingLines,
  settingLines,
  withChange,
} from '../../../server/src/contract-check/setting-change';

describe('the setting that a contract check proposes', () => {
  it('is a line to copy into the configuration', () => {
    expect(settingLines({ assumptions: { tokenSubject: 'AFCW' } })).toEqual([
      "assumptions: { tokenSubject: 'AFCW' },",
    ]);
    expect(settingLines({ contactServiceVersion: '2_17' })).toEqual([
      "contactServiceVersion: '2_17',",
    ]);
  });

  it('quotes words of S-360 so that they remain texts', () => {
    const [line = ''] = settingLines({ assumptions: { successWords: ["l'ok\\"] } });
    expect(line).toBe("assumptions: { successWords: ['l\\'ok\\\\'] },");
  });

  it('adds words to configured lists and replaces other values', () => {
    const configured = { code: 'a', assumptions: { successWords: ['ok'], writes: 'partial' } };
    const change = { assumptions: { successWords: ['OK', 'done'], writes: 'full' } } as const;
    expect(withChange(configured, change)).toEqual({
      code: 'a',
      assumptions: { successWords: ['ok', 'done'], writes: 'full' },
    });
  });

  it('is combined with the other proposals and the configured values', () => {
    const lines = allSettingLines({ assumptions: { tokenSubject: 'AFCW' } }, [
      { assumptions: { writes: 'full' } },
      { assumptions: { orderStates: { open: ['RUNNING'] } } },
      { authentication: { kind: 'login' } },
    ]);
    expect(lines).toEqual([
      "authentication: { kind: 'login' },",
      "assumptions: { tokenSubject: 'AFCW', writes: 'full', orderStates: { open: ['RUNNING'] } },",
    ]);
  });

  it('is absent when nothing has to change', () => {
    expect(allSettingLines({ assumptions: { tokenSubject: 'AFCW' } }, [])).toEqual([]);
  });
});
