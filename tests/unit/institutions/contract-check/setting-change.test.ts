import {
  allSettingLines,
  settingLines,
  withChange,
} from '../../../../server/src/institutions/contract-check/setting-change';

describe('a setting that cures something', () => {
  it('is a line that can be copied into the configuration', () => {
    expect(settingLines({ assumptions: { tokenSubject: 'AFCW' } })).toEqual([
      "assumptions: { tokenSubject: 'AFCW' },",
    ]);
    expect(settingLines({ contactServiceVersion: '2_17' })).toEqual([
      "contactServiceVersion: '2_17',",
    ]);
  });

  it('quotes words of S-360 so that they stay words', () => {
    const [line = ''] = settingLines({ assumptions: { successWords: ["l'ok\\"] } });
    expect(line).toBe("assumptions: { successWords: ['l\\'ok\\\\'] },");
  });

  it('adds words to those that are configured, and replaces what is no list', () => {
    const configured = { code: 'a', assumptions: { successWords: ['ok'], writes: 'partial' } };
    const change = { assumptions: { successWords: ['OK', 'done'], writes: 'full' } } as const;
    expect(withChange(configured, change)).toEqual({
      code: 'a',
      assumptions: { successWords: ['ok', 'done'], writes: 'full' },
    });
  });

  it('stands together with the others, and with what is configured beside it', () => {
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

  it('is none where nothing has to change, whatever is configured', () => {
    expect(allSettingLines({ assumptions: { tokenSubject: 'AFCW' } }, [])).toEqual([]);
  });
});
