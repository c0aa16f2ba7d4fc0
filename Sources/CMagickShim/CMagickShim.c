#include "CMagickShim.h"
