import { installFailpoints } from './failpoints';
import { installMutant } from './install-mutant';

// Loaded before the product's own main: it runs as it is delivered, with points to die at, or broken in one way.
installFailpoints();
installMutant(process.env.MUTANT);
