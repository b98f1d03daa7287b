import { calledServices } from '../../../server/src/institutions/configuration/limit-schema';

describe('the services that an institution is called with', () => {
  const methodsOf = (settings: Record<string, unknown>, service: string) =>
    calledServices(settings).find((called) => called.service === service)?.methods;

  it('contain the login only if the institution logs in', () => {
    expect(methodsOf({ authentication: { kind: 'jwt' } }, 'auth')).toBeUndefined();
    expect(methodsOf({}, 'auth')).toBeUndefined();
    expect(methodsOf({ authentication: { kind: 'login' } }, 'auth')).toEqual(['auth']);
  });

  it('have the configured names of the saving methods', () => {
    const saveMethods = { individual: 'savePerson' };
    const methods = methodsOf({ saveMethods }, 'contactInformationPublicService');
    expect(methods).toEqual(expect.arrayContaining(['savePerson', 'saveStructureContactData']));
    expect(methods).not.toContain('saveIndividualContactData');
  });
});
