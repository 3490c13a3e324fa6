"""English from Arabic: the engine protocol, the engines, the model registry, the guards."""
