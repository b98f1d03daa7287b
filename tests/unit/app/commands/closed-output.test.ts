import { PassThrough } from 'node:stream';
import { outliveReader } from '../../../../server/src/app/commands/terminal';

describe('the output of a command of strapi-s360', () => {
  const fails = (code: string) => () => {
    const output = new PassThrough();
    outliveReader(output);
    output.emit('error', Object.assign(new Error(`write ${code}`), { code }));
  };

  it('may be closed by whoever reads it, such as head, before the command has ended', () => {
    expect(fails('EPIPE')).not.toThrow();
  });

  it('is not lost unnoticed for another reason, such as a full disk', () => {
    expect(fails('ENOSPC')).toThrow('write ENOSPC');
  });
});
