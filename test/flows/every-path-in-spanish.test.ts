import { describeEveryPath } from './walking/describe-every-path.ts';

describeEveryPath('es');
