import { describeEveryPath } from './walking/describe-every-path.ts';

// Once is enough for the machine, and takes more than a minute: most other tests speak English.
describeEveryPath('es');
