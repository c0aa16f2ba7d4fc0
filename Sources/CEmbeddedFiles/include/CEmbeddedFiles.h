#pragma once

// Files that lie in the binary: the networks that read photos, and what reports are made of.
#include "embedded_model.h"
#include "report_page.h"
